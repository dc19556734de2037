import { describe, expect, it } from 'vitest'
import { newFailure } from '../../../../../contract/failure.ts'
import type { SiteState } from '../../../../../contract/site.ts'
import { parseArgs } from '../../../../../main/cli/args/parse.ts'
import type { ConsoleCommand } from '../../../../../main/cli/commands/index.ts'
import { run } from '../../../../../main/cli/run.ts'
import { siteState } from '../../../../support/site-states.ts'
import { now } from '../fake-data.ts'
import { fakeConsole, fakeWorld, type WorldOptions } from '../fake-world.ts'

const well = siteState({ readAt: now - 1000 })
const counts = (given: object) => ({ counts: well.counts && { ...well.counts, ...given } })
const sites: readonly SiteState[] = [
  { ...well, siteId: '1', name: 'fine', tags: ['voga'] },
  {
    ...well,
    siteId: '2',
    name: 'alert',
    ...counts({ live: 50, dangling: 44, onNow: 3, today: 9 }),
    folder: 'be',
  },
  {
    ...well,
    siteId: '3',
    name: 'away',
    access: 'signedOut',
    failure: newFailure('timedOut', 'interruptedBeforeEnd'),
    failingSince: now - 60_000,
    counts: null,
    readAt: null,
  },
  { ...well, siteId: '4', name: 'old\u202e', readAt: now - 7_200_000 },
  { ...well, siteId: '5', name: 'one-off', saved: false },
  { ...well, siteId: '6', name: 'practice', demo: true },
]

function fleetOf(...line: readonly string[]): ConsoleCommand {
  const parsed = parseArgs(['fleet', ...line], '0')
  if (parsed.kind !== 'command' || parsed.command.name !== 'fleet') throw new Error(JSON.stringify(parsed))
  return parsed.command
}

async function ran(line: readonly string[], options: WorldOptions = {}) {
  const console = fakeConsole({ sites })
  const { world, written } = fakeWorld(console, options)
  const code = await run(fleetOf(...line), line.includes('--json'), world)
  const asked = [...(console.calls[0] ?? '').matchAll(/"(\d)"/g)].map(([, siteId]) => siteId)
  return { code, asked: asked.sort(), ...written }
}

describe('fleet', () => {
  it('reads the saved sites, and shows problems first with their number', async () => {
    const { code, asked, stdout, stderr } = await ran([])
    expect([code, asked, stderr]).toEqual([0, ['1', '2', '3', '4'], ''])
    const rows = stdout.split('\n')
    expect(rows[0]).toMatch(/^NAME +VERDICT +LIVE +LIMIT +DANGLING +ON NOW +TODAY +AGE +TAGS$/)
    expect(rows[1]).toMatch(/^alert +Full, but only 3 on now +50 +50 +44 +3 +9$/)
    expect(rows[2]).toMatch(/^away +Not reached since \d\d:\d\d +50$/)
    expect(rows[3]).toMatch(/^fine +Fine +2 +50 +0 +1 +1 +voga$/)
    expect(rows[4]).toMatch(/^old\\u202e +Fine +2 +50 +0 +1 +1 +2 h$/)
    expect(rows.at(-2)).toBe('4 sites · Full, but few on now: 1 · Not reached: 1 · Fine: 2')
  })

  it('has its JSON shape', async () => {
    const { stdout } = await ran(['--json'])
    const document = JSON.parse(stdout) as { at: string; sites: object[]; verdicts: object }
    expect(document).toMatchObject({ at: new Date(now).toISOString(), verdicts: { falseAlert: 1, fine: 2 } })
    expect(document.sites[0]).toEqual({
      name: 'alert',
      url: well.url,
      user: 'robin',
      tags: [],
      folder: 'be',
      verdict: 'falseAlert',
      since: null,
      failure: null,
      live: 50,
      towardsLimit: 50,
      sessionsLimit: 50,
      free: 0,
      dangling: 44,
      onNow: 3,
      today: 9,
      anonymous: 0,
      expired: 0,
      readAt: new Date(now - 1000).toISOString(),
      ageSeconds: 1,
      old: false,
    })
    expect(document.sites[1]).toMatchObject({
      verdict: 'notReached',
      since: new Date(now - 60_000).toISOString(),
      failure: 'timedOut',
      live: null,
      free: null,
      ageSeconds: null,
    })
  })

  it('reads only the sites that the settings do not exclude', async () => {
    expect((await ran(['--tag', 'VOGA'])).asked).toEqual(['1'])
    const found = await ran(['--query', '-folder:"" is:full', '--json'])
    expect([found.asked, found.stdout.match(/"name":"[^"]+"/g)]).toEqual([['2'], ['"name":"alert"']])
    const none = await ran(['--query', 'onnow:>999'])
    expect([none.asked.length, none.stdout]).toEqual([4, 'No site matches.\n\n0 sites\n'])
  })

  it('gives the figures to Prometheus, and nothing else', async () => {
    const { stdout } = await ran(['--format', 'prometheus'])
    expect(stdout).toContain('\nlino_sessions_on_now{site="alert",')
    expect(stdout.split('\n').filter((line) => !/^(#|lino_|$)/.test(line))).toEqual([])
  })

  it('says how far it is to somebody who looks', async () => {
    expect((await ran([], { watched: true })).stderr).toContain('4 of 4 sites read…')
  })

  it('ends when it is interrupted', async () => {
    const hang = () => new Promise<never>(() => undefined)
    const { world, interruption, written } = fakeWorld(fakeConsole({ sites, signInMany: hang }))
    const code = run(fleetOf(), true, world)
    setImmediate(() => interruption.request())
    expect([await code, JSON.parse(written.stdout)]).toMatchObject([
      130,
      { failure: { kind: 'interrupted' } },
    ])
  })

  it.each([
    ['--query', 'colour:red'],
    ['--query', 'size:"'],
    ['--tag', ' '],
    ['--format', 'xml'],
    ['--json', '--format', 'prometheus'],
  ])('refuses %s %s', (...line) => {
    expect(parseArgs(['fleet', ...line], '0').kind).toBe('usage')
  })
})
