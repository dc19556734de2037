import { expect, it } from 'vitest'
import type { SiteState } from '../../../contract/site.ts'
import { failureSentence, nextTry } from '../../../words/failing-site.ts'
import { exactTime } from '../../../words/sessions.ts'
import { siteNote, siteStanding } from '../../../words/sites.ts'
import { makeSessions, makeSite, usual } from '../../support/renderer-harness/seed.ts'
import { saying } from '../../support/failures.ts'

const now = 1_790_000_000_000
const site = (more: Partial<SiteState>): SiteState =>
  makeSite('s', 'Site', makeSessions(1, usual(4, 5), now), more, now)
const failing = (kind: 'timedOut' | 'certificate' | 'tableHidden'): SiteState =>
  site({ failure: saying(kind, ''), failedAt: now })

it("describes a site's state in a few words", () => {
  expect(siteStanding(site({ sessionsLimit: 10 }))).toBe('10 / 10 · Full · 5 dangling')
  expect(siteStanding(site({ access: 'signedOut', counts: null }))).toBe('Not signed in')
  expect(siteNote(failing('timedOut'))).toMatch(/^Not reached since \d\d:\d\d$/)
  expect(siteNote(failing('certificate'))).toMatch(/^Certificate not trusted since/)
  expect(siteNote(failing('tableHidden'))).toMatch(/^Table hidden since/)
})

it('speaks of signing in again only where somebody was signed in', () => {
  const failure = saying('wrongPassword', '')
  expect(siteNote(site({ access: 'paused', failure }))).toBe('Paused: sign in again')
  expect(siteNote(site({ access: 'paused', failure, readAt: null }))).toMatch(/^Not signed in: /)
})

it('dates a failing site by its first failure, and says when it is tried again', () => {
  const at = (hour: number): number => new Date(2026, 10, 15, hour, 6).getTime()
  const failure = saying('timedOut', '')
  const silent = site({ failure, failedAt: at(14), failingSince: at(11), nextTryAt: at(15) })
  expect(siteNote(silent)).toBe('Not reached since 11:06')
  expect(failureSentence(silent, failure)).toBe('Not reached since 11:06: last rows kept')
  expect(nextTry(silent)).toBe('Next try at 15:06, or when you open the site.')
  expect(nextTry(site({}))).toBe('')
})

it('shows the site’s own time beside this computer’s: only the hour on the same day', () => {
  const noon = new Date(2026, 10, 15, 12, 0).getTime()
  const here = -new Date(noon).getTimezoneOffset()
  expect(exactTime(noon, here)).toBe('15 Nov 2026, 12:00')
  expect(exactTime(noon, null)).toBe('15 Nov 2026, 12:00')
  expect(exactTime(noon, here + 60)).toBe('15 Nov 2026, 12:00 (on the site: 13:00)')
  expect(exactTime(noon, here + 13 * 60)).toBe('15 Nov 2026, 12:00 (on the site: 16 Nov 2026, 01:00)')
})
