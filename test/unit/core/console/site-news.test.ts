import { describe, expect, it } from 'vitest'
import type { ConsoleEvent } from '../../../../contract/console-api.ts'
import type { SiteState } from '../../../../contract/site.ts'
import { createSiteNews } from '../../../../core/console/site-news.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'
import { fc } from '../../../support/properties.ts'
import { monday } from '../../../support/sessions.ts'
import { watched } from '../../../support/watched.ts'

async function stage() {
  const { site } = await watched([])
  const state = site.state()
  const clock = createFakeClock(monday)
  const events: ConsoleEvent[] = []
  const news = createSiteNews(clock, (event) => events.push(event))
  return { state, clock, events, news, of: (siteId: string): SiteState => ({ ...state, siteId }) }
}

/** What a window has that listens: the sites by their ids. */
function seenBy(events: readonly ConsoleEvent[]): Map<string, SiteState> {
  const seen = new Map<string, SiteState>()
  for (const event of events) {
    if (event.type === 'site') seen.set(event.site.siteId, event.site)
    if (event.type !== 'pulses') continue
    for (const pulse of event.pulses) {
      const before = seen.get(pulse.siteId)
      if (before) seen.set(pulse.siteId, { ...before, ...pulse })
    }
  }
  return seen
}

describe('news of sites', () => {
  it('of a tenth of a second come together: a site whole at first, and then its pulse', async () => {
    const { clock, events, news, of } = await stage()
    for (const siteId of ['a', 'b']) news.tell({ ...of(siteId), reading: true })
    news.tell({ ...of('a'), reading: false })
    await clock.advance(99)
    expect(events).toEqual([])
    await clock.advance(1)
    expect(events.map(({ type }) => type)).toEqual(['site', 'site'])
    events.length = 0
    news.tell({ ...of('a'), readAt: monday + 7, generation: 2 })
    news.tell({ ...of('b'), readAt: monday + 8 })
    await clock.advance(100)
    expect(events).toMatchObject([
      {
        type: 'pulses',
        pulses: [
          { siteId: 'a', readAt: monday + 7, generation: 2 },
          { siteId: 'b', readAt: monday + 8 },
        ],
      },
    ])
    await clock.advance(10_000)
    expect([events.length, clock.waiting]).toEqual([1, 0])
  })

  it('that are no pulse report the site whole', async () => {
    const { clock, events, news, of } = await stage()
    news.tell(of('a'))
    await clock.advance(100)
    news.tell({ ...of('a'), name: 'Eupen' })
    await clock.advance(100)
    news.tell({ ...of('a'), name: 'Eupen', access: 'signedOut' })
    await clock.advance(100)
    expect(events.map(({ type }) => type)).toEqual(['site', 'site', 'site'])
  })

  it('of a removed site are not reported, and a site that comes back is reported whole', async () => {
    const { clock, events, news, of } = await stage()
    news.tell(of('a'))
    await clock.advance(100)
    news.tell({ ...of('a'), reading: true })
    news.forget('a')
    await clock.advance(100)
    expect(events).toHaveLength(1)
    news.tell(of('a'))
    await clock.advance(100)
    expect(events.map(({ type }) => type)).toEqual(['site', 'site'])
  })

  it('leave a window with the present state of each site, whatever came when', async () => {
    const { state } = await stage()
    const change = fc.record(
      {
        reading: fc.boolean(),
        readAt: fc.integer(),
        generation: fc.nat(),
        name: fc.constantFrom('Eupen', 'Kelmis'),
        access: fc.constantFrom<SiteState['access']>('signedIn', 'signedOut', 'signingIn'),
        tags: fc.subarray(['voga', 'x']),
      },
      { requiredKeys: [] },
    )
    const step = fc.tuple(fc.constantFrom('a', 'b', 'c'), change, fc.constantFrom(0, 30, 100))
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const clock = createFakeClock(monday)
        const events: ConsoleEvent[] = []
        const news = createSiteNews(clock, (event) => events.push(event))
        const present = new Map<string, SiteState>()
        for (const [siteId, more, ms] of steps) {
          present.set(siteId, { ...(present.get(siteId) ?? { ...state, siteId }), ...more })
          news.tell(present.get(siteId) ?? state)
          await clock.advance(ms)
        }
        await clock.advance(100)
        expect(seenBy(events)).toEqual(present)
      }),
      { numRuns: 60 },
    )
  })
})
