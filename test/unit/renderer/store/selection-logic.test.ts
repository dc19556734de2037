import { fc } from '../../../support/properties.ts'
import { describe, expect, it } from 'vitest'
import {
  addAll,
  dropAll,
  emptySelection,
  extend,
  type Pickable,
  pickOnly,
  prune,
  type Selection,
  toggle,
} from '../../../../renderer/store/selection-logic.ts'

const rows = (count: number): Pickable[] =>
  Array.from({ length: count }, (_, index) => ({ key: `k${String(index)}`, ref: `k${String(index)}` }))
const chosen = (selection: Selection): string[] => [...selection.refs].sort()

describe('choosing by hand', () => {
  it('replaces by a plain press, adds and takes away by a toggle', () => {
    const one = pickOnly({ key: 'a', ref: 'a' })
    expect(chosen(one)).toEqual(['a'])
    const two = toggle(one, 'b', ['b'])
    expect(chosen(two)).toEqual(['a', 'b'])
    expect(chosen(toggle(two, 'a', ['a']))).toEqual(['b'])
    expect(chosen(pickOnly({ key: 'own', ref: null }))).toEqual([])
  })

  it('toggles a group as a whole: first all in, then all out', () => {
    const half = toggle(emptySelection, 'a', ['a'])
    const whole = toggle(half, 'group', ['a', 'b', 'c'])
    expect(chosen(whole)).toEqual(['a', 'b', 'c'])
    expect(chosen(toggle(whole, 'group', ['a', 'b', 'c']))).toEqual([])
  })

  it('lets a range shrink again without losing what was picked before', () => {
    const order = rows(6)
    const picked = toggle(emptySelection, 'k0', ['k0'])
    const anchored = toggle(picked, 'k2', ['k2'])
    const wide = extend(anchored, order, 'k5', true)
    expect(chosen(wide)).toEqual(['k0', 'k2', 'k3', 'k4', 'k5'])
    expect(chosen(extend(wide, order, 'k3', true))).toEqual(['k0', 'k2', 'k3'])
  })

  it('drops what is no longer listed, and is the same object otherwise', () => {
    const selection = addAll(emptySelection, ['a', 'b'])
    expect(prune(selection, new Set(['a', 'b', 'c']))).toBe(selection)
    expect(chosen(prune(selection, new Set(['b'])))).toEqual(['b'])
    expect(chosen(dropAll(selection, ['b']))).toEqual(['a'])
  })
})

describe('ranges', () => {
  /** Rows of which some cannot be chosen, and two places among them. */
  const range = fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }).chain((pickable) =>
    fc.record({
      order: fc.constant(
        pickable.map((can, index) => ({ key: `k${String(index)}`, ref: can ? `k${String(index)}` : null })),
      ),
      from: fc.nat({ max: pickable.length - 1 }),
      to: fc.nat({ max: pickable.length - 1 }),
      before: fc.uniqueArray(fc.nat({ max: pickable.length - 1 })),
    }),
  )
  const refAt = (order: readonly Pickable[], index: number): Pickable =>
    order[index] ?? { key: '', ref: null }

  it('holds exactly the choosable rows between both ends, whichever comes first', () => {
    fc.assert(
      fc.property(range, ({ order, from, to }) => {
        const forth = extend(pickOnly(refAt(order, from)), order, `k${String(to)}`, false)
        const back = extend(pickOnly(refAt(order, to)), order, `k${String(from)}`, false)
        const expected = order
          .slice(Math.min(from, to), Math.max(from, to) + 1)
          .flatMap((row) => row.ref ?? [])
          .sort()
        expect(chosen(forth)).toEqual(expected)
        expect(chosen(back)).toEqual(expected)
      }),
    )
  })

  it('depends only on its end, and not on the way there', () => {
    fc.assert(
      fc.property(range, fc.array(fc.nat({ max: 39 })), ({ order, from, to, before }, detour) => {
        let start = emptySelection
        for (const index of before) start = toggle(start, `k${String(index)}`, [`k${String(index)}`])
        start = toggle(start, `k${String(from)}`, [])
        let wandering = start
        for (const index of detour) wandering = extend(wandering, order, `k${String(index)}`, true)
        const direct = extend(start, order, `k${String(to)}`, true)
        expect(chosen(extend(wandering, order, `k${String(to)}`, true))).toEqual(chosen(direct))
      }),
    )
  })

  it('begins at the row itself if the anchor is gone', () => {
    const selection = { ...emptySelection, anchor: 'gone' }
    expect(chosen(extend(selection, rows(5), 'k3', true))).toEqual(['k3'])
    expect(extend(selection, rows(5), 'nowhere', true)).toBe(selection)
  })
})
