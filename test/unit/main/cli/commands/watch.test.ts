import { describe, expect, it } from 'vitest'
import { newFailure } from '../../../../../contract/failure.ts'
import { pulseOf } from '../../../../../contract/pulse.ts'
import type { SiteState } from '../../../../../contract/site.ts'
import { parseArgs } from '../../../../../main/cli/args/parse.ts'
import { run } from '../../../../../main/cli/run.ts'
import { siteState } from '../../../../support/site-states.ts'
import { now } from '../fake-data.ts'
import { fakeConsole, fakeWorld, refusal, type FakeOptions } from '../fake-world.ts'

const office = siteState({ siteId: '1', name: 'office', tags: ['voga'], readAt: now })
const branch = siteState({ siteId: '2', name: 'b\u001branch', readAt: now })
const away = (site: SiteState): SiteState => ({
  ...site,
  failure: newFailure('timedOut', 'interruptedBeforeEnd'),
  failingSince: now,
})

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function watching(line: readonly string[], options: FakeOptions = {}) {
  const parsed = parseArgs(['watch', ...line], '0')
  if (parsed.kind !== 'command' || parsed.command.name !== 'watch') throw new Error(JSON.stringify(parsed))
  const console = fakeConsole({ sites: [office, branch], keychain: true, ...options })
  const fake = fakeWorld(console, { password: null })
  const gone = new AbortController()
  const code = run(parsed.command, line.includes('--json'), { ...fake.world, readerGone: gone.signal })
  return {
    code,
    ...fake,
    console,
    leave: () => gone.abort(),
    tell: (site: SiteState) => console.emit({ type: 'site', site }),
    lines: () => fake.written.stdout.split('\n').slice(0, -1),
  }
}

describe('watch', () => {
  it('writes the first verdict of each site, then a line for each change, until it is interrupted', async () => {
    const { code, interruption, tell, lines, written } = watching([])
    await settle()
    expect(lines().map((line) => line.replace(/^\d{4}-\d\d-\d\d \d\d:\d\d {2}/, ''))).toEqual([
      'office: Fine',
      'b\\x1branch: Fine',
    ])
    tell(office)
    tell(away(office))
    expect(lines()).toHaveLength(3)
    expect(lines()[2]).toMatch(/ {2}office: Not reached since \d\d:\d\d \(before: Fine\)$/)
    interruption.request()
    expect([await code, written.stderr]).toEqual([0, ''])
    expect(lines()).toHaveLength(3)
  })

  it('hears of a change by a pulse, too', async () => {
    const { code, interruption, console, lines } = watching([])
    await settle()
    console.emit({ type: 'pulses', pulses: [pulseOf(away(office)), pulseOf({ ...office, siteId: 'other' })] })
    expect(lines()).toHaveLength(3)
    expect(lines()[2]).toContain('office: Not reached since')
    interruption.request()
    expect(await code).toBe(0)
  })

  it('writes a JSON document in each line, and nothing else', async () => {
    const { code, interruption, tell, lines } = watching(['--tag', 'voga', '--json'])
    await settle()
    tell(away(branch))
    tell(away(office))
    interruption.request()
    expect(await code).toBe(0)
    const documents = lines().map((line): unknown => JSON.parse(line))
    const at = new Date(now).toISOString()
    expect(documents).toMatchObject([
      { at, before: null, name: 'office', verdict: 'fine', live: 2 },
      { at, before: 'fine', name: 'office', verdict: 'notReached', failure: 'timedOut', since: at },
    ])
  })

  it('ends when nobody reads any more', async () => {
    const { code, leave, order, lines } = watching([])
    await settle()
    leave()
    expect([await code, lines().length]).toEqual([0, 2])
    expect(order).toContain('close')
  })

  it('watches one site, after a sign-in as for every other command', async () => {
    const { code, interruption, lines, console } = watching(['office'])
    await settle()
    expect(lines()).toHaveLength(1)
    expect(console.calls[0]).toMatch(/^signIn /)
    interruption.request()
    expect(await code).toBe(0)
  })

  it('ends at once if the one site refuses the sign-in, or there is no such site', async () => {
    const refused = watching(['office'], {
      signIn: () => Promise.resolve(refusal('wrongPassword')),
      sites: [{ ...office, access: 'paused' }],
    })
    expect([await refused.code, refused.written.stdout]).toEqual([3, ''])
    expect(await watching(['offise']).code).toBe(2)
    expect(await watching(['--tag', 'none']).code).toBe(2)
  })

  it('waits for the one site if it only does not answer', async () => {
    const silent = { ...away(office), access: 'signedOut' as const }
    const { code, interruption, lines } = watching(['office'], {
      signIn: () => Promise.resolve(refusal('timedOut')),
      sites: [silent],
    })
    await settle()
    expect(lines()).toEqual([expect.stringContaining('office: Not reached')])
    interruption.request()
    expect(await code).toBe(0)
  })
})
