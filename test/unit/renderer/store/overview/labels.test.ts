import { describe, expect, it } from 'vitest'
import {
  areTags,
  knownFolders,
  knownTags,
  labelChanges,
  tagsIn,
} from '../../../../../renderer/store/overview/labels.ts'
import { fc } from '../../../../support/properties.ts'
import { makeSite } from '../../../../support/renderer-harness/seed.ts'

const site = (siteId: string, tags: readonly string[], folder: string | null = null) =>
  makeSite(siteId, siteId, [], { tags, folder }, 0)
const sites = [site('a', ['voga', 'gold'], 'Belgium'), site('b', ['voga'], null), site('c', [])]

describe('tags', () => {
  it('are read from what was typed, each of them once', () => {
    expect(tagsIn(' voga, gold;voga\tnew ')).toEqual(['voga', 'gold', 'new'])
    expect(tagsIn('  ')).toEqual([])
  })

  it('are words that a query can ask for', () => {
    expect(areTags(['voga', 'größer', '日本'])).toBe(true)
    expect(areTags(['a:b'])).toBe(false)
    expect(areTags(['"a'])).toBe(false)
    expect(areTags(['x'.repeat(41)])).toBe(false)
    expect(areTags(Array.from({ length: 21 }, (_, at) => String(at)))).toBe(false)
  })

  it('and folders are counted over all sites, in the order of their names', () => {
    expect([...knownTags(sites)]).toEqual([
      ['gold', 1],
      ['voga', 2],
    ])
    expect([...knownFolders(sites)]).toEqual([['Belgium', 1]])
  })
})

describe('the labels of several sites', () => {
  it('change only what is asked for, and only where it is not so yet', () => {
    const labels = { add: ['gold'], remove: ['voga'], folder: 'Belgium' }
    expect(labelChanges(sites, labels)).toEqual([
      { siteId: 'a', tags: ['gold'] },
      { siteId: 'b', tags: ['gold'], folder: 'Belgium' },
      { siteId: 'c', tags: ['gold'], folder: 'Belgium' },
    ])
    expect(labelChanges(sites, { add: [], remove: [], folder: undefined })).toEqual([])
    expect(labelChanges(sites, { add: [], remove: [], folder: null })).toEqual([
      { siteId: 'a', folder: null },
    ])
  })

  it('need no second change', () => {
    const some = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'))
    fc.assert(
      fc.property(some, some, some, fc.constantFrom(null, undefined, 'X'), (has, add, remove, folder) => {
        const before = site('s', has)
        const [change] = labelChanges([before], { add, remove, folder })
        const after = change ? { ...before, tags: change.tags ?? has, folder: change.folder ?? null } : before
        expect(labelChanges([after], { add, remove: [], folder })).toEqual([])
        expect(new Set(after.tags).size).toBe(after.tags.length)
      }),
    )
  })
})
