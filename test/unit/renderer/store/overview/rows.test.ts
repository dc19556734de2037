import { describe, expect, it } from 'vitest'
import { fleetOf, overviewRows } from '../../../../../renderer/store/overview/rows.ts'
import { nextOverviewOrder, type OverviewColumn } from '../../../../../renderer/store/overview/view.ts'
import { fc } from '../../../../support/properties.ts'
import { saying } from '../../../../support/failures.ts'
import { manySites } from '../../../../support/renderer-harness/many-sites.ts'
import { makeSessions, makeSite, usual } from '../../../../support/renderer-harness/seed.ts'

const now = Date.now()
const site = (name: string, active: number, dangling: number, more = {}) =>
  makeSite(name, name, makeSessions(1, usual(active, dangling), now), more, now)

const falseAlert = site('a false alert', 3, 16, { sessionsLimit: 20 })
const busy = site('full', 16, 3, { sessionsLimit: 20 })
const full = { ...busy, counts: busy.counts && { ...busy.counts, onNow: 15 } }
const fine = site('fine', 2, 3, { sessionsLimit: 50 })
const down = site('down', 9, 1, { failure: saying('unreachable', 'No answer.') })
const out = makeSite('out', 'out', [], { access: 'signedOut' }, now)
const sites = [fine, out, full, down, falseAlert]

const sorted = (column: OverviewColumn, turned = false): string[] =>
  overviewRows(sites, { column, turned }, now).map(({ key }) => key)

describe('the rows of the overview', () => {
  it('have the problems first', () => {
    expect(sorted('verdict')).toEqual(['full', 'a false alert', 'down', 'out', 'fine'])
  })

  it('are the same while nothing of their site changed', () => {
    const [first] = overviewRows(sites, { column: 'site', turned: false }, now)
    const again = overviewRows([...sites], { column: 'site', turned: true }, now)
    expect(again.at(-1)).toBe(first)
  })

  it('have most of a figure first, and what is not known last in each direction', () => {
    expect(sorted('dangling')).toEqual(['a false alert', 'fine', 'full', 'down', 'out'])
    expect(sorted('dangling', true)).toEqual(['down', 'fine', 'full', 'a false alert', 'out'])
  })

  it('are sorted by name where they are equal', () => {
    const same = ['Site 10', 'Site 9', 'Site 1'].map((name) => site(name, 1, 1))
    for (const column of ['verdict', 'live', 'today', 'tags'] as const) {
      const names = overviewRows(same, { column, turned: true }, now).map((row) => row.site.name)
      expect(names).toEqual(['Site 1', 'Site 9', 'Site 10'])
    }
  })

  it('are the user’s own sites', () => {
    expect(fleetOf([fine, site('practice', 1, 1, { demo: true })])).toEqual([fine])
  })

  const columns = ['site', 'verdict', 'live', 'dangling', 'onNow', 'today', 'age', 'tags'] as const
  it('are the same sites in each order', () => {
    const many = manySites(now, 40).map((each) => each.site)
    fc.assert(
      fc.property(fc.constantFrom(...columns), fc.boolean(), fc.nat(40), (column, turned, count) => {
        const some = many.slice(0, count)
        const keys = overviewRows(some, { column, turned }, now).map(({ key }) => key)
        expect(keys.sort()).toEqual(some.map(({ siteId }) => siteId).sort())
      }),
    )
  })
})

it('turns the order at the second click on the same column', () => {
  const first = nextOverviewOrder({ column: 'verdict', turned: false }, 'live')
  expect(first).toEqual({ column: 'live', turned: false })
  expect(nextOverviewOrder(first, 'live')).toEqual({ column: 'live', turned: true })
  expect(nextOverviewOrder({ column: 'live', turned: true }, 'live').turned).toBe(false)
})
