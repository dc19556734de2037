import { describe, expect, it } from 'vitest'
import { lookAlikeGroups, lookAlikes, skeleton } from '../../../../core/domain/look-alikes.ts'
import { fc } from '../../../support/properties.ts'

it('counts the beginning of an endless name', () => {
  expect(skeleton('\ufdfa'.repeat(100_000)).length).toBeLessThan(100_000)
  const [a, b] = [`${'x'.repeat(5000)}a`, `${'\u0445'.repeat(5000)}b`]
  expect(lookAlikes([a, b, 'x'])).toEqual(new Set([a, b]))
})

describe('lookAlikes', () => {
  it.each([
    ['a blank after it', 'robin '],
    ['one before it', ' robin'],
    ['a blank that does not break', 'robin\u00a0'],
    ['a filler', 'robin\u3164'],
    ['a narrow filler', 'robin\uffa0'],
    ['an empty Braille cell', 'robin\u2800'],
    ['a tag', 'robin\u{e0041}'],
    ['a joiner', 'rob\u200bin'],
    ['a soft hyphen', 'rob\u00adin'],
    ['a direction', '\u202drobin\u202c'],
    ['a control', 'robin\u0007'],
    ['half a character', 'robin\ud800'],
    ['a mark of annotations', 'robin\ufff9'],
    ['an unassigned one', 'robin\u2065'],
    ['a selector', 'robin\ufe0f'],
    ['a Cyrillic o', 'r\u043ebin'],
    ['a Greek o', 'r\u03bfbin'],
    ['wide letters', 'ｒｏｂｉｎ'],
    ['mathematical letters', '𝐫𝐨𝐛𝐢𝐧'],
    ['all of it', ' r\u043eb\u200bｉn\u3000'],
  ])('marks both names: %s', (_, other) => {
    expect(lookAlikes(['luc', 'robin', other])).toEqual(new Set(['robin', other]))
  })

  it.each([
    ['é in two spellings', 'ren\u00e9', 'rene\u0301'],
    ['Cyrillic letters with marks', 'z\u00eb', 'z\u0451'],
    ['several blanks for one', 'jean luc', 'jean \u2003 luc'],
    ['another hyphen', 'jean-luc', 'jean\u2011luc'],
    ['Cyrillic alone', 'cop', '\u0441\u043e\u0440'],
    ['blanks alone', ' ', '\u00a0'],
    ['capitals', 'ROBERT', 'R\u041eB\u0395R\u0422'],
  ])('marks both names: %s', (_, a, b) => {
    expect(lookAlikes([a, b])).toEqual(new Set([a, b]))
  })

  it.each([
    ['Robin', 'robin'],
    ['robin', 'robins'],
    ['rene', 'ren\u00e9'],
    ['jeanluc', 'jean luc'],
    ['Иван', 'Иванов'],
    ['constructor', '__proto__'],
  ])('leaves %s and %s alone', (a, b) => {
    expect(lookAlikes([a, b])).toEqual(new Set())
  })

  it('does not depend on one name in many rows, or on anonymous sessions', () => {
    expect(lookAlikes(['robin', 'robin', null, null])).toEqual(new Set())
  })

  it('says which ones go together', () => {
    expect(lookAlikeGroups(['robin', 'luc', 'robin ', 'l\u03c5c', 'lu\u0441', 'rolf'])).toEqual([
      ['robin', 'robin '],
      ['luc', 'l\u03c5c', 'lu\u0441'],
    ])
  })

  it('takes any name, and a skeleton for its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
        expect(skeleton(skeleton(name))).toBe(skeleton(name))
        expect(lookAlikes([name, `${name}\u200b `]).size).toBe(2)
      }),
    )
  })

  it('knows 100,000 names in a time that grows with their number only', () => {
    const names = Array.from({ length: 100_000 }, (_, at) => `us\u0435r ${String(at)}`)
    expect(lookAlikes([...names, 'user 77'])).toEqual(new Set(['user 77', 'us\u0435r 77']))
  })
})
