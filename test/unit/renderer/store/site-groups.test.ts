import { expect, it } from 'vitest'
import type { SiteState } from '../../../../contract/site.ts'
import { groupSites, overviewOf, sitesInOrder } from '../../../../renderer/store/site-groups.ts'
import { seededInterrupted } from '../../../support/renderer-harness/seeded-records.ts'
import { makeSessions, makeSite, usual } from '../../../support/renderer-harness/seed.ts'
import { saying } from '../../../support/failures.ts'

const now = 1_790_000_000_000
const site = (siteId: string, more: Partial<SiteState>): SiteState =>
  makeSite(siteId, siteId, makeSessions(1, usual(4, 5), now), more, now)

it('puts full, failing and waiting sites first, calls a site without a sign-in quiet, and keeps demos apart', () => {
  const sites = [
    site('roomy', { sessionsLimit: 40 }),
    site('demo', { demo: true, sessionsLimit: 10 }),
    site('full', { sessionsLimit: 10 }),
    site('out', { access: 'signedOut', counts: null }),
    site('failing', { failure: saying('timedOut', '') }),
    site('paused', { access: 'paused' }),
  ]
  const ids = (group: readonly SiteState[]): string[] => group.map((each) => each.siteId)
  const groups = groupSites({ sites, interrupted: [] })
  expect(ids(groups.needsYou)).toEqual(['full', 'failing', 'paused'])
  expect(ids(groups.quiet)).toEqual(['roomy', 'out'])
  expect(ids(groups.demo)).toEqual(['demo'])
  expect(ids(sitesInOrder({ sites, interrupted: [] }))).toEqual([
    'full',
    'failing',
    'paused',
    'roomy',
    'out',
    'demo',
  ])
})

it('puts a site with an interrupted kill first', () => {
  const sites = [site('weleup', { sessionsLimit: 40 }), site('roomy', { sessionsLimit: 40 })]
  const groups = groupSites({ sites, interrupted: seededInterrupted(now) })
  expect(groups.needsYou.map((each) => each.siteId)).toEqual(['weleup'])
})

it('puts sites that nobody can enter first, then failing ones, then nearly full ones, each by name', () => {
  const sites = [
    site('nearly', { sessionsLimit: 11 }),
    site('failing', { failure: saying('timedOut', '') }),
    site('full10', { sessionsLimit: 10 }),
    site('full9', { sessionsLimit: 10 }),
    site('weleup', { sessionsLimit: 40 }),
    site('out', { access: 'signedOut', counts: null }),
    site('Avanti', { sessionsLimit: 40 }),
  ]
  expect(sitesInOrder({ sites, interrupted: seededInterrupted(now) }).map(({ name }) => name)).toEqual([
    'full9',
    'full10',
    'weleup',
    'failing',
    'nearly',
    'Avanti',
    'out',
  ])
})

it('shows of many sites only those of one kind, and counts each kind', () => {
  const sites = [
    site('demo', { demo: true, sessionsLimit: 10 }),
    site('full', { sessionsLimit: 10 }),
    site('nearly', { sessionsLimit: 11 }),
    site('failing', { failure: saying('timedOut', '') }),
    site('out', { access: 'signedOut', counts: null }),
    makeSite('most', 'most', makeSessions(2, usual(1, 9), now), { sessionsLimit: 60 }, now),
    makeSite('none', 'none', makeSessions(3, usual(6, 0), now), { sessionsLimit: 60 }, now),
  ]
  const shown = (siteFilter: Parameters<typeof groupSites>[0]['siteFilter']): string[] =>
    sitesInOrder({ sites, interrupted: [], ...(siteFilter && { siteFilter }) }).map(({ name }) => name)
  expect(shown('full')).toEqual(['full', 'nearly'])
  expect(shown('failing')).toEqual(['failing'])
  expect(shown('signedOut')).toEqual(['out'])
  // Those that need their manager are separate. In each group most dangling ones come first.
  expect(shown('dangling')).toEqual(['failing', 'full', 'nearly', 'most'])
  expect(overviewOf(sites)).toEqual({
    sites: 6,
    dangling: 24,
    by: { all: 6, full: 2, failing: 1, dangling: 4, signedOut: 1 },
  })
})

it('keeps a site that was full among those that need their manager, also after signing out', () => {
  const sites = [
    site('fullOut', { access: 'signedOut', sessionsLimit: 9 }),
    site('roomyOut', { access: 'signedOut', sessionsLimit: 40 }),
  ]
  const groups = groupSites({ sites, interrupted: [] })
  expect(groups.needsYou.map((each) => each.siteId)).toEqual(['fullOut'])
  expect(groups.quiet.map((each) => each.siteId)).toEqual(['roomyOut'])
})

it('counts a site as full, and not as failing, if it refused the sign-in of the console', () => {
  const sites = [site('shut', { access: 'signedOut', counts: null, failure: saying('limitReached', '') })]
  expect(overviewOf(sites).by).toMatchObject({ full: 1, failing: 0 })
})
