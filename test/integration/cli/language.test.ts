import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { documentOf, failureOf, runCli } from './cli-process.ts'
import { demoSite, keysOf } from './demo-site.ts'

// As it is built: only there the catalogues are modules.

/** The pseudo-terminal needs Python. */
const noPython = spawnSync('python3', ['-c', 'import pty']).status !== 0

describe('the language of the terminal', () => {
  it('never changes JSON or an exit code', async () => {
    const site = await demoSite()
    const list = ['list', site.url, '--user', 'robin', '--dangling', '--json']
    const english = await runCli(list)
    const sessions = documentOf(english)['sessions']
    for (const [args, env] of [
      [['--lang', 'de', ...list], {}],
      [[...list, '--lang', 'et'], {}],
      [list, { LC_ALL: 'fr_FR.UTF-8' }],
      [list, { LC_ALL: '', LC_MESSAGES: '', LANG: 'de_DE.UTF-8' }],
    ] as const) {
      const other = await runCli(args, { env })
      expect([other.code, other.stderr]).toEqual([0, ''])
      expect(refsOf(documentOf(other)['sessions'])).toEqual(refsOf(sessions))
    }
    const usage = ['kill', site.url, '--user', 'robin', '--yes', '--json']
    const before = await runCli(usage)
    expect(await runCli(['--lang', 'de', ...usage], { env: { LANG: 'fr_FR' } })).toEqual(before)
    expect([before.code, failureOf(before)]).toEqual([2, 'usage'])
  })

  it('is English if it is unknown, with one note on stderr, also with JSON', async () => {
    const note = 'Note: --lang takes en, de, fr or et. This command is answered in English.\n'
    const usage = await runCli(['--lang', 'xx', 'frobnicate', '--json'])
    expect([usage.code, failureOf(usage), usage.stderr]).toEqual([2, 'usage', note])
    const list = await runCli(['sites', 'list', '--lang=xx'], { env: { LANG: 'de_DE' } })
    expect(list).toMatchObject({ code: 0, stderr: note, stdout: expect.stringContaining('No site is saved') })
    const locale = await runCli(['sites', 'list'], { env: { LC_ALL: 'xx_XX', LANG: 'de_DE' } })
    expect(locale).toMatchObject({ code: 0, stderr: '', stdout: list.stdout })
  })
})

describe.skipIf(noPython)('a question', () => {
  it.each([
    ['de', '[j/N] ', 'ja'],
    ['fr', '[o/N] ', 'oui'],
    ['et', '[j/E] ', 'jah'],
    ['de', '[j/N] ', 'yes'],
  ])('in %s takes after %j the answer %s for a yes', async (language, shown, yes) => {
    const site = await demoSite()
    const before = keysOf(site).size
    const kill = ['--lang', language, 'kill', site.url, '--user', 'robin', '--dangling', '--max', '1']
    const no = await runCli(kill, { dialogue: [[shown, 'nein\r']] })
    expect([no.code, keysOf(site).size]).toEqual([2, before])
    const killed = await runCli(kill, { dialogue: [[shown, `${yes}\r`]] })
    expect([killed.code, keysOf(site).size]).toEqual([0, before - 1])
  })
})

it('keeps the lines of a summary English', async () => {
  const site = await demoSite()
  const summary = ['summary', site.url, '--user', 'robin']
  const english = await runCli(summary)
  expect(english.stdout).toContain('User robin has')
  expect(await runCli(summary, { env: { LC_ALL: 'fr_FR.UTF-8' } })).toEqual(english)
})

/** What does not change from one moment to the next. */
function refsOf(sessions: unknown): unknown {
  if (!Array.isArray(sessions)) throw new Error('no sessions')
  return sessions.map((each: { ref: string; state: string }) => [each.ref, each.state])
}
