import { describe, expect, it } from 'vitest'
import { fold } from '../../../../../core/domain/query/fold.ts'
import { matcherOf } from '../../../../../core/domain/query/matches.ts'
import { parseQuery } from '../../../../../core/domain/query/parse.ts'
import { fc } from '../../../../support/properties.ts'
import { row, type Row, rowQuery } from './tables.ts'

function matches(text: string, given: Partial<Row>): boolean {
  const parsed = parseQuery(text, rowQuery)
  if (!parsed.ok) throw new Error(parsed.fault.code)
  return matcherOf(parsed.query, rowQuery)(row(given))
}

describe('a row matches', () => {
  it('if all conditions hold', () => {
    const given = { names: ['Lino Eupen'], group: 'voga', size: 30 }
    expect(matches('', given)).toBe(true)
    expect(matches('group:voga size:>20 "lino eupen"', given)).toBe(true)
    expect(matches('group:voga size:>30', given)).toBe(false)
    expect(matches('lino -size:>30 -group:other', given)).toBe(true)
    expect(matches('-lino', given)).toBe(false)
  })

  it('by plain words in any of its texts, and by a part of a word', () => {
    expect(matches('eup', { names: ['a', 'Eupen'] })).toBe(true)
    expect(matches('vog', { group: 'voga' })).toBe(true)
    expect(matches('eupen lino', { names: ['Lino Eupen'] })).toBe(true)
    expect(matches('"eupen lino"', { names: ['Lino Eupen'] })).toBe(false)
  })

  it('by the whole value of some fields, and by a part of others', () => {
    expect(matches('group:vog', { group: 'voga' })).toBe(false)
    expect(matches('group:VOGA', { group: 'voga' })).toBe(true)
    expect(matches('name:up', { names: ['Eupen'] })).toBe(true)
  })

  it('by an empty value if it has none', () => {
    expect(matches('group:""', { group: null })).toBe(true)
    expect(matches('group:""', { group: 'voga' })).toBe(false)
  })

  it('by a word that is a flag if the flag holds, or if the word is in its texts', () => {
    expect(matches('big', { size: 500 })).toBe(true)
    expect(matches('big', { size: 1, names: ['Big Lino'] })).toBe(true)
    expect(matches('"big"', { size: 500 })).toBe(false)
    expect(matches('is:big', { size: 1, names: ['Big Lino'] })).toBe(false)
    expect(matches('-big', { size: 1 })).toBe(true)
  })

  it.each([
    ['size:20', [20]],
    ['size:>20', [21, 22]],
    ['size:>=20', [20, 21, 22]],
    ['size:<20', [18, 19]],
    ['size:<=20', [18, 19, 20]],
  ])('%s', (text, sizes) => {
    expect([18, 19, 20, 21, 22].filter((size) => matches(text, { size }))).toEqual(sizes)
  })

  it('by no comparison with a figure that is not known', () => {
    for (const sign of ['', '>', '>=', '<', '<='])
      expect(matches(`size:${sign}0`, { size: null })).toBe(false)
    expect(matches('is:no-size', { size: null })).toBe(true)
    expect(matches('idle:>1m', { idleMs: 60_001 })).toBe(true)
    expect(matches('idle:>1m', { idleMs: 60_000 })).toBe(false)
  })
})

describe('texts are compared', () => {
  it.each([
    ['LIÈGE', 'liege'],
    ['lie\u0300ge', 'Liège'],
    ['Straße', 'STRASSE'],
    ['ΣΟΦΟΣ', 'σοφος'],
    ['li\u200bno\u202e', 'lino'],
    ['a\u00a0\t b ', 'a b'],
    ['İstanbul', 'istanbul'],
  ])('%s and %s alike', (one, other) => {
    expect(fold(one)).toBe(fold(other))
  })

  it('and a text that was folded stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })

  it('so that each part of a text is found in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), fc.nat(), (parts, nth) => {
        const part = parts[nth % parts.length] ?? ''
        fc.pre(fold(part) !== '')
        expect(fold(parts.join(' '))).toContain(fold(part))
      }),
    )
  })
})
