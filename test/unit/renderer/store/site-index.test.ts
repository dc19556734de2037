import { expect, it } from 'vitest'
import type { SiteState } from '../../../../contract/site.ts'
import { siteIn, withSites } from '../../../../renderer/store/site-index.ts'
import { fc } from '../../../support/properties.ts'
import { makeSite } from '../../../support/renderer-harness/seed.ts'

const site = (siteId: string, name = siteId): SiteState => makeSite(siteId, name, [], {}, 0)

it('changed sites keep their places, and new ones come last', () => {
  const sites = [site('a'), site('b'), site('c')]
  const next = withSites(sites, [site('b', 'new'), site('d')])
  expect(next.map(({ name }) => name)).toEqual(['a', 'new', 'c', 'd'])
  expect(
    sites.map(({ name }) => name),
    'the list before stays',
  ).toEqual(['a', 'b', 'c'])
})

it('a site is found by its id in each list, whatever was changed, added and removed', () => {
  const step = fc.tuple(fc.constantFrom('change', 'remove'), fc.constantFrom('a', 'b', 'c', 'd', 'e'))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let sites: readonly SiteState[] = []
      for (const [index, [what, siteId]] of steps.entries()) {
        sites =
          what === 'remove'
            ? sites.filter((each) => each.siteId !== siteId)
            : withSites(sites, [site(siteId, String(index))])
        for (const id of ['a', 'b', 'c', 'd', 'e'])
          expect(siteIn(sites, id)).toBe(sites.find((each) => each.siteId === id))
      }
    }),
    { numRuns: 50 },
  )
})
