import { expect, it } from 'vitest'
import type { SiteState } from '../../../../contract/site.ts'
import { groupSites, sitesInOrder } from '../../../../renderer/store/site-groups.ts'
import { makeSessions, makeSite, usual } from '../../../support/renderer-harness/seed.ts'

const now = 1_790_000_000_000
const site = (siteId: string, more: Partial<SiteState>): SiteState =>
  makeSite(siteId, siteId, makeSessions(1, usual(4, 5), now), more, now)

it('puts first what is full, fails or waits for its manager; one not signed in to is quiet; demos stand apart', () => {
  const sites = [
    site('roomy', { sessionsLimit: 40 }),
    site('demo', { demo: true, sessionsLimit: 10 }),
    site('full', { sessionsLimit: 10 }),
    site('out', { access: 'signedOut', counts: null }),
    site('failing', { failure: { kind: 'timedOut', hint: '' } }),
    site('paused', { access: 'paused' }),
  ]
  const ids = (group: readonly SiteState[]): string[] => group.map((each) => each.siteId)
  const groups = groupSites(sites)
  expect(ids(groups.needsYou)).toEqual(['full', 'failing', 'paused'])
  expect(ids(groups.quiet)).toEqual(['roomy', 'out'])
  expect(ids(groups.demo)).toEqual(['demo'])
  expect(ids(sitesInOrder(sites))).toEqual(['full', 'failing', 'paused', 'roomy', 'out', 'demo'])
})
