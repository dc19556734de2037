import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { demo } from '../../../../../main/cli/commands/demo.ts'
import { fakeConsole, fakeWorld, type FakeWorld, type WorldOptions } from '../fake-world.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'fleet-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs `demo`, which Ctrl+C has ended already. */
async function run(typed: string[], options: WorldOptions = {}): Promise<FakeWorld & { code: number }> {
  const fake = fakeWorld(fakeConsole(), options)
  fake.interruption.request()
  return { ...fake, code: await demo(typed, fake.world) }
}

describe('demo --fleet', () => {
  it('prints a line for each site, writes the list and repeats no password', async () => {
    const typed = ['--fleet', '3', '--password', 'geheim', '--list', 'fleet.csv']
    const { code, written, reports } = await run(typed)
    expect(code).toBe(0)
    const lines = written.stdout.trimEnd().split('\n')
    expect(lines).toHaveLength(3)
    for (const line of lines) {
      expect(line).toMatch(/^[^\t]+\thttp:\/\/127\.0\.0\.1:\d+\/[a-z0-9-]*\/?\trobin\tPASSWORD$/)
    }
    expect(written.stderr).toContain('3 practice sites.')
    expect(reports.get('fleet.csv')?.split('\r\n')).toHaveLength(5)
    expect(JSON.stringify([written, ...reports.values()])).not.toContain('geheim')
  })

  it('says why the list could not be written', async () => {
    const reportsFail = { at: 'end', why: 'the disk is full' } as const
    const { code, written } = await run(['--fleet', '1', '--list', 'fleet.csv'], { reportsFail })
    expect([code, written.stdout]).toEqual([2, ''])
    expect(written.stderr).toBe('lino-sessions: The list could not be written (the disk is full).\n')
  })

  it.each([
    [['--list', 'x'], '--script and --list need --fleet.'],
    [['--fleet', '2', '--ban'], '--fleet allows only --seed, --script, --list, --port and --password.'],
    [['--fleet', '0'], "Option '--fleet <n>' argument '0' is invalid. Not from 1 to 1000."],
    [['--fleet', '1001'], "Option '--fleet <n>' argument '1001' is invalid. Not from 1 to 1000."],
  ])('refuses %j', async (typed, words) => {
    const { code, written } = await run(typed)
    expect([code, written.stderr]).toEqual([2, `lino-sessions: ${words}\n`])
  })

  it.each([
    ['[{"at": 1, "site": 9, "fault": null}]', 'Step 1 of the script: there is no such "site".'],
    ['no JSON', 'The script is not a JSON list of steps.'],
  ])('says what is wrong with the script %s', async (script, words) => {
    const file = path.join(folder, 'script.json')
    writeFileSync(file, script, { flag: 'w' })
    const { code, written } = await run(['--fleet', '2', '--script', file])
    expect([code, written.stderr]).toEqual([2, `lino-sessions: ${words}\n`])
  })

  it('says which file it could not read', async () => {
    const { code, written } = await run(['--fleet', '1', '--script', '/no/such/file'])
    expect(code).toBe(2)
    expect(written.stderr).toMatch(/The practice sites could not be started \(ENOENT.*\/no\/such\/file/)
  })
})
