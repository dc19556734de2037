/**
 * `npm run mutate [-- FILE..]`: breaks the named sources in every small way, one at a time, and names the
 * faults that no unit test notices. Without a file: what has changed since the branch left main, otherwise in
 * the last commit. `--promised`: the modules of docs/mutation.md, and exit code 1 below their score.
 * `--wide`: asks all tests of the folder, and not only the file's own.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { changedFiles, changedSince } from './changed.mjs'
import { ensureInstalled } from './install.mjs'
import { environment, node24, root, runMain, stamps, Stop, tell, tool } from './house.mjs'

/**
 * Faults here may cost somebody a session, or reveal a password. The tests notice at least `promisedScore` %
 * of their mutants.
 */
export const promised = [
  ...['plan', 'choice', 'guard'].map((name) => `core/domain/kill-${name}.ts`),
  ...['kill-run', 'kill-loop', 'kill-outcomes', 'settled-outcomes', 'ended-by-another'].map(
    (name) => `core/services/kills/${name}.ts`,
  ),
  ...['end-session', 'refs', 'cookies', 'calibration', 'half-of-day', 'site-dates'].map(
    (name) => `core/lino/${name}.ts`,
  ),
  ...['sign-in', 'sign-in-answer', 'sign-in-over', 'enter-full'].map((name) => `core/lino/${name}.ts`),
  ...[
    'sites/enter-site',
    'sites/own-sessions',
    'sites/own-sessions-file',
    'sites/own-sessions-listed',
    'records/audit-chain',
    'records/journals',
    'records/journal-folder',
    'records/journal-search',
  ].map((name) => `core/services/${name}.ts`),
  'core/adapters/tls-trust.ts',
  'main/browser/origin-policy.ts',
  ...['guards', 'navigation-policy', 'sender-policy'].map((name) => `main/electron/security/${name}.ts`),
]
const promisedScore = 85

/** The sources that have changed. If there are none, those of the last commit. */
function changed() {
  const files = changedFiles().filter(isSource)
  return files.length > 0 ? files : changedSince('HEAD~1').filter(isSource)
}

/** Whether a file can be mutated: TypeScript of the product, declarations aside. */
export function isSource(file) {
  return /^(contract|core|demo|main|preload|renderer)\/.*\.tsx?$/.test(file) && !file.endsWith('.d.ts')
}

const named = (folder, name) =>
  readdirSync(folder).some((test) => test.startsWith(`${name}.test.`) || test.startsWith(`${name}-`))

/**
 * The tests that have to notice: those that are named after the file, in the folder that mirrors its own
 * (`kill-run.test.ts`, `kill-run-words.test.ts`). If there are none, or with `wide`: all tests of that
 * folder, or of the nearest one above it.
 */
export function testsOf(file, wide = false) {
  const name = path.basename(file).replace(/\.tsx?$/, '')
  for (let folder = path.dirname(file); folder !== '.'; folder = path.dirname(folder)) {
    const mirror = path.join(root, 'test', 'unit', folder)
    if (!existsSync(mirror)) continue
    const own = !wide && folder === path.dirname(file) && named(mirror, name)
    return own
      ? [`test/unit/${folder}/${name}.test.*`, `test/unit/${folder}/${name}-*.test.*`]
      : [`test/unit/${folder}/**/*.test.*`]
  }
  return ['test/unit/**/*.test.*']
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { promised: { type: 'boolean' }, wide: { type: 'boolean' } },
  })
  await ensureInstalled()
  const files = values.promised ? promised : positionals.length > 0 ? positionals : changed()
  if (files.length === 0)
    throw new Stop('No source has changed. Name a file: npm run mutate -- core/domain/kill-guard.ts')
  const tests = [...new Set(files.flatMap((file) => testsOf(file, values.wide)))]
  tell(`Mutating ${files.join(', ')}; asking ${tests.join(', ')}`)
  const home = path.join(stamps, 'mutate-home')
  rmSync(home, { recursive: true, force: true })
  const env = environment({
    MUTATE_TESTS: tests.join(','),
    LINO_SESSIONS_HOME: home,
    PROPERTY_MOST_MS: '400',
  })
  const args = [tool('stryker'), 'run', '--mutate', files.join(',')]
  const more = values.promised ? { MUTATE_BREAK: String(promisedScore) } : {}
  const { status } = spawnSync(node24(), args, { cwd: root, env: { ...env, ...more }, stdio: 'inherit' })
  tell('Every mutant, in its place: .stamps/mutation.html')
  process.exitCode = status ?? 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runMain(main)
