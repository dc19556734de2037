import { describe, expect, it } from 'vitest'
import { newFailure } from '../../../../../contract/failure.ts'
import type { Counts } from '../../../../../contract/session.ts'
import type { SiteState } from '../../../../../contract/site.ts'
import { fleetVerdict } from '../../../../../core/domain/fleet-verdict.ts'
import { matcherOf } from '../../../../../core/domain/query/matches.ts'
import { parseQuery } from '../../../../../core/domain/query/parse.ts'
import { siteQuery } from '../../../../../core/domain/query/site-query.ts'
import { minute, monday } from '../../../../support/sessions.ts'
import { siteState } from '../../../../support/site-states.ts'

function matches(text: string, given: Partial<SiteState> = {}): boolean {
  const parsed = parseQuery(text, siteQuery)
  if (!parsed.ok) throw new Error(parsed.fault.code)
  const site = siteState(given)
  return matcherOf(parsed.query, siteQuery)({ site, verdict: fleetVerdict(site, monday) })
}

const figures = (given: Partial<Counts>, more: Partial<SiteState> = {}): Partial<SiteState> => {
  const { counts } = siteState()
  return { counts: counts && { ...counts, ...given }, ...more }
}

describe('a query about sites', () => {
  const eupen = figures(
    { live: 60, dangling: 41, onNow: 3, today: 9 },
    { name: 'Lino Eupen', tags: ['voga', 'be'], folder: 'Ostbelgien', user: 'Robin' },
  )

  it('finds one by tag, state, figures and words', () => {
    expect(matches('tag:voga full dangling:>20 "Lino Eupen"', eupen)).toBe(true)
    expect(matches('tag:vog', eupen)).toBe(false)
    expect(matches('folder:ostbelgien user:robin onnow:3 today:<10 live:>=60', eupen)).toBe(true)
    expect(matches('belgien be office.example', eupen)).toBe(true)
    expect(matches('-tag:be', eupen)).toBe(false)
  })

  it('knows the limit and what is free below it', () => {
    expect(matches('limit:50 free:0', eupen)).toBe(true)
    expect(matches('free:48')).toBe(true)
    expect(matches('free:>0', { sessionsLimit: null })).toBe(false)
    expect(matches('is:no-limit', { sessionsLimit: null })).toBe(true)
    expect(matches('free:40', figures({ live: 5, listed: 10 }, { countsExpired: true }))).toBe(true)
  })

  it.each([
    ['is:full is:false-alert -is:really-full', eupen],
    ['is:full is:really-full', figures({ live: 50, onNow: 40 })],
    ['is:nearly-full -is:full', figures({ live: 48 })],
    ['is:fine -is:dangling -is:old -is:practice', {}],
    ['is:dangling is:fine', figures({ dangling: 1 })],
    ['is:failing is:not-reached', { failure: newFailure('timedOut', 'interruptedBeforeEnd') }],
    ['is:failing -is:not-reached', { failure: newFailure('tableHidden', 'interruptedBeforeEnd') }],
    ['is:waiting live:2', { access: 'signedOut' as const }],
    ['is:starting -is:dangling', { counts: null }],
    ['is:old age:>1h age:<3h', { readAt: monday - 120 * minute }],
    ['is:practice', { demo: true }],
  ])('knows the state %s', (text, given) => {
    expect(matches(text, given)).toBe(true)
  })

  it('compares no figure that is not known', () => {
    const unknown = { counts: null, readAt: null }
    for (const field of ['live', 'dangling', 'onnow', 'today', 'free', 'expired', 'anonymous'])
      expect(matches(`${field}:>=0`, unknown)).toBe(false)
    expect(matches('age:>1s', unknown)).toBe(false)
  })
})
