import { describe, expect, it } from 'vitest'
import { succeed } from '../../../../contract/failure.ts'
import type { FailureKind } from '../../../../contract/failure.ts'
import type { SiteState } from '../../../../contract/site.ts'
import { parseArgs } from '../../../../main/cli/args/parse.ts'
import { wantsCheck } from '../../../../main/cli/args/check-options.ts'
import type { ConsoleCommand } from '../../../../main/cli/commands/index.ts'
import { run } from '../../../../main/cli/run.ts'
import { session, site } from './fake-data.ts'
import { fakeConsole, fakeWorld, refusal } from './fake-world.ts'

function summaryOf(line: string): ConsoleCommand {
  const parsed = parseArgs(['summary', 'office', ...line.split(' ')], '0')
  if (parsed.kind !== 'command' || parsed.command.name !== 'summary') throw new Error(JSON.stringify(parsed))
  return parsed.command
}

const bounds = summaryOf('--warn 80% --crit 100%')

async function checked(live: number, given: Partial<SiteState> = {}, command = bounds, json = false) {
  const sessions = Array.from({ length: live }, (_, at) => session(at))
  const signIn = () => Promise.resolve(succeed({ ...site, sessionsLimit: 10, ...given }))
  const { world, written } = fakeWorld(fakeConsole({ sessions, signIn }))
  return { code: await run(command, json, world), ...written }
}

async function failing(kind: FailureKind, json = false) {
  const { world, written } = fakeWorld(fakeConsole({ signIn: () => Promise.resolve(refusal(kind)) }))
  return { code: await run(bounds, json, world), ...written }
}

describe('a summary for a monitoring system', () => {
  it.each([
    [7, 0, 'OK: 7 of 10 sessions (70%) | sessions=7;8;10;0;10'],
    [8, 1, 'WARNING: 8 of 10 sessions (80%) | sessions=8;8;10;0;10'],
    [10, 2, 'CRITICAL: 10 of 10 sessions (100%) | sessions=10;8;10;0;10'],
  ])('of %i sessions has the exit code %i', async (live, code, line) => {
    const ended = await checked(live)
    expect([ended.code, ended.stdout.split('\n')[0], ended.stderr]).toEqual([code, line, ''])
    expect(ended.stdout).toMatch(/\nTotal 0 expired and \d+ active sessions, 1 users\n$/)
  })

  it('does not know how full a site without a known limit is', async () => {
    const unknown = await checked(7, { sessionsLimit: null })
    expect(unknown.code).toBe(3)
    expect(unknown.stdout).toMatch(/^UNKNOWN: 7 sessions, no sessions limit is known \| sessions=7;;;0;\n/)
    expect((await checked(7, { sessionsLimit: null }, summaryOf('--warn 7'))).code).toBe(1)
  })

  it('says its status in JSON', async () => {
    const { code, stdout } = await checked(8, {}, bounds, true)
    expect([code, JSON.parse(stdout)]).toEqual([1, expect.objectContaining({ live: 8, status: 'warning' })])
  })

  it('is critical if the site is too full to sign in', async () => {
    const ended = await failing('limitReached')
    expect([ended.code, ended.stdout]).toEqual([2, 'CRITICAL: the site is full\n'])
    expect(ended.stderr).toBe('lino-sessions: The hint of limitReached.\n')
    expect((await failing('limitReached', true)).stdout).toBe(
      '{"failure":{"kind":"limitReached","hint":"The hint of limitReached."}}\n',
    )
  })

  it.each(['wrongPassword', 'unreachable', 'tableHidden', 'passwordNeeded', 'storage', 'usage'] as const)(
    'is unknown after %s',
    async (kind) => {
      const ended = await failing(kind)
      expect(ended.code).toBe(3)
      expect(ended.stdout).toMatch(/^UNKNOWN: /)
    },
  )

  it('that was interrupted or found no site is no statement about the site', async () => {
    expect(await failing('interrupted')).toMatchObject({ code: 130, stdout: '' })
    const { world } = fakeWorld(fakeConsole({ sites: [] }))
    expect(await run(bounds, false, world)).toBe(3)
    const broken = fakeWorld(fakeConsole(), { openFails: true })
    expect(await run(bounds, false, broken.world)).toBe(3)
  })

  it('without these options has the exit codes of every command', async () => {
    const choice = { site: 'office', user: null, allowHttp: false, enterFull: false }
    const rest: ConsoleCommand = { name: 'summary', choice }
    const { world } = fakeWorld(fakeConsole({ signIn: () => Promise.resolve(refusal('limitReached')) }))
    expect(await run(rest, false, world)).toBe(5)
  })
})

describe('a command line', () => {
  it.each([
    [['summary', 'x', '--warn', '80%'], true],
    [['summary', 'x', '--crit=5', '--nonsense'], true],
    [['--lang', 'de', 'summary', '--warn'], true],
    [['summary', 'x'], false],
    [['list', 'x', '--warn', '80%'], false],
    [['summary', 'x', '--warning'], false],
  ])('%j asks for a check: %s', (argv, check) => {
    expect(wantsCheck(argv)).toBe(check)
  })

  it.each(['--warn 80', '--warn 90% --crit 90%', '--warn 90% --crit 5', '--crit 0'])('takes %s', (line) => {
    expect(summaryOf(line)).toHaveProperty('bounds')
  })

  it.each(['--warn x', '--warn 8.5%', '--warn 1 --warn 2', '--warn 91% --crit 90%', '--crit', '--warn -1'])(
    'refuses %s',
    (line) => {
      expect(parseArgs(['summary', 'office', ...line.split(' ')], '0').kind).toBe('usage')
    },
  )
})
