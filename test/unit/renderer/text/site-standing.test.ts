import { expect, it } from 'vitest'
import type { SiteState } from '../../../../contract/site.ts'
import { failureSentence, nextTry } from '../../../../renderer/text/failures.ts'
import { exactTime } from '../../../../renderer/text/sessions.ts'
import { siteNote, siteStanding } from '../../../../renderer/text/sites.ts'
import { makeSessions, makeSite, usual } from '../../../support/renderer-harness/seed.ts'

const now = 1_790_000_000_000
const site = (more: Partial<SiteState>): SiteState =>
  makeSite('s', 'Site', makeSessions(1, usual(4, 5), now), more, now)
const failing = (kind: 'timedOut' | 'certificate' | 'tableHidden'): SiteState =>
  site({ failure: { kind, hint: '' }, failedAt: now })

it('tells in a few words how a site stands', () => {
  expect(siteStanding(site({ sessionsLimit: 10 }))).toBe('10 / 10 · Full · 5 dangling')
  expect(siteStanding(site({ access: 'signedOut', counts: null }))).toBe('Not signed in')
  expect(siteNote(failing('timedOut'))).toMatch(/^Not reached since \d\d:\d\d$/)
  expect(siteNote(failing('certificate'))).toMatch(/^Certificate not trusted since/)
  expect(siteNote(failing('tableHidden'))).toMatch(/^Table hidden since/)
})

it('tells since when a site fails by its first failure, and when it is tried again', () => {
  const at = (hour: number): number => new Date(2026, 10, 15, hour, 6).getTime()
  const failure = { kind: 'timedOut', hint: '' } as const
  const silent = site({ failure, failedAt: at(14), failingSince: at(11), nextTryAt: at(15) })
  expect(siteNote(silent)).toBe('Not reached since 11:06')
  expect(failureSentence(silent, failure)).toBe('Not reached since 11:06: last rows kept')
  expect(nextTry(silent)).toBe('Next try at 15:06, or when you open the site.')
  expect(nextTry(site({}))).toBe('')
})

it('tells the site’s own time beside this computer’s: the hour alone where it is the same day', () => {
  const noon = new Date(2026, 10, 15, 12, 0).getTime()
  const here = -new Date(noon).getTimezoneOffset()
  expect(exactTime(noon, here)).toBe('15 Nov 2026, 12:00')
  expect(exactTime(noon, null)).toBe('15 Nov 2026, 12:00')
  expect(exactTime(noon, here + 60)).toBe('15 Nov 2026, 12:00 (on the site: 13:00)')
  expect(exactTime(noon, here + 13 * 60)).toBe('15 Nov 2026, 12:00 (on the site: 16 Nov 2026, 01:00)')
})
