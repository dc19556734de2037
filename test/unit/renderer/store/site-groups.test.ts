import { expect, it } from 'vitest'
import type { SiteState } from '../../../../contract/site.ts'
import { groupSites, sitesInOrder } from '../../../../renderer/store/site-groups.ts'
import { seededInterrupted } from '../../../support/renderer-harness/seeded-records.ts'
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

it('puts first a site where a kill was interrupted', () => {
  const sites = [site('weleup', { sessionsLimit: 40 }), site('roomy', { sessionsLimit: 40 })]
  const groups = groupSites({ sites, interrupted: seededInterrupted(now) })
  expect(groups.needsYou.map((each) => each.siteId)).toEqual(['weleup'])
})
