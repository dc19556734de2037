import { describe, expect, it } from 'vitest'
import {
  faultOf,
  hasTerm,
  matchesOf,
  toggleTerm,
  usualViews,
  valuesOf,
  withView,
} from '../../../../../renderer/store/overview/filter.ts'
import { overviewRows } from '../../../../../renderer/store/overview/rows.ts'
import { fc } from '../../../../support/properties.ts'
import { manySites } from '../../../../support/renderer-harness/many-sites.ts'

const now = Date.now()
const sites = manySites(now, 60).map(({ site }) => site)
const rows = overviewRows(sites, { column: 'site', turned: false }, now)
const voga = { field: 'tag', text: 'voga' } as const
const folder = (text: string) => ({ field: 'folder', text }) as const

describe('the menu of folders and tags', () => {
  it('adds a condition to the query, and takes it away again', () => {
    const query = toggleTerm('dangling:>20', voga)
    expect(query).toBe('dangling:>20 tag:voga')
    expect(hasTerm(query, voga)).toBe(true)
    expect(toggleTerm(query, voga)).toBe('dangling:>20')
    expect(hasTerm('-tag:voga', voga)).toBe(false)
  })

  it('has one folder at a time, and knows the sites without one', () => {
    expect(toggleTerm('tag:voga folder:Belgium', folder('Estonia'))).toBe('tag:voga folder:Estonia')
    expect(toggleTerm('', folder(''))).toBe('folder:""')
    expect(rows.filter(matchesOf('folder:""'))).toHaveLength(20)
  })

  it('returns to the same query, whatever a tag or a folder is called', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('tag' as const, 'folder' as const), (text, field) => {
        const once = toggleTerm('dangling:>20', { field, text })
        expect(faultOf(once)).toBeNull()
        expect(hasTerm(once, { field, text })).toBe(true)
        expect(toggleTerm(once, { field, text })).toBe('dangling:>20')
      }),
    )
  })
})

describe('a view', () => {
  it('is a valid query', () => {
    expect(usualViews.map(({ query }) => faultOf(query))).toEqual(usualViews.map(() => null))
    expect(rows.filter(matchesOf(''))).toHaveLength(60)
  })

  it('replaces the view of the same name', () => {
    const views = withView([{ name: 'a', query: 'x' }], { name: 'a', query: 'y' })
    expect(views).toEqual([{ name: 'a', query: 'y' }])
  })
})

it('offers the tags, the folders and the accounts of the sites', () => {
  const known = valuesOf(sites)
  expect(known['tag']).toContain('voga')
  expect(known['folder']).toEqual(['Belgium', 'Estonia'])
  expect(known['user']).toEqual(['robin'])
})
