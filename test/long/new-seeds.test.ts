import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/**
 * `npm test` draws its examples from one seed (test/support/properties.ts). Here new ones are tried. The
 * model of a site runs once, because it takes most of a minute.
 */
const rounds = 30

const files = globSync('test/{unit,integration}/**/*.test.{ts,tsx}').filter((file) =>
  readFileSync(file, 'utf8').includes('fc.assert'),
)

it('every property holds for new seeds', async () => {
  expect(files.length).toBeGreaterThan(10)
  await runOnNewSeed(files)
  const quick = files.filter((file) => !file.includes('kill-model'))
  for (let round = 1; round < rounds; round += 1) await runOnNewSeed(quick)
}, 3_600_000)

async function runOnNewSeed(which: readonly string[]): Promise<void> {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', '--project', 'integration']
  const child = spawn(process.execPath, [...vitest, ...which], {
    env: { ...process.env, PROPERTY_SEED: 'random', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(child, 'exit')) as [number | null]
  expect(code, said).toBe(0)
}
