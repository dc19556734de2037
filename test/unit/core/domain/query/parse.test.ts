import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../../../../core/domain/query/parse.ts'
import { printQuery } from '../../../../../core/domain/query/print.ts'
import type { QueryMatch, QueryTerm } from '../../../../../core/domain/query/table.ts'
import { fc } from '../../../../support/properties.ts'
import { rowQuery } from './tables.ts'

const parse = (text: string) => parseQuery(text, rowQuery)
const terms = (text: string) => {
  const parsed = parse(text)
  if (!parsed.ok) throw new Error(parsed.fault.code)
  return parsed.query
}
const match = (text: string) => terms(text).map((term) => term.match)

/** Whatever somebody types, and often something that looks like a query. */
const piece = fc.constantFrom(
  ...[
    '-',
    '"',
    '\\',
    ':',
    ' ',
    '>',
    '<=',
    '=',
    'size',
    'is:',
    'big',
    'group:',
    'idle:',
    '5m',
    '20',
    'é',
    '\u200b',
  ],
)
const typed = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 30 }).map((pieces) => pieces.join('')),
)

const anyText = fc.string({ unit: 'binary' })
const notFlag = (text: string): boolean => !['big', 'no-size'].includes(text.toLowerCase())
const anyMatch: fc.Arbitrary<QueryMatch> = fc.oneof(
  fc.constantFrom('big', 'BIG', 'No-Size').map((text) => ({ kind: 'word' as const, text })),
  fc.oneof(anyText.filter(notFlag), fc.constantFrom('big', '-', 'a:b', '', 'http://x')).map((text) => ({
    kind: 'text' as const,
    text,
  })),
  fc.constantFrom('big', 'no-size').map((flag) => ({ kind: 'flag' as const, flag })),
  fc.record({
    kind: fc.constant('field' as const),
    field: fc.constantFrom('group', 'name'),
    text: anyText,
  }),
  fc.record({
    kind: fc.constant('figure' as const),
    field: fc.constant('size'),
    comparison: fc.constantFrom('>', '>=', '<', '<=', '='),
    figure: fc.nat(999_999_999),
  }),
  fc.record({
    kind: fc.constant('figure' as const),
    field: fc.constant('idle'),
    comparison: fc.constantFrom('>', '>=', '<', '<=', '='),
    figure: fc.oneof(
      fc.integer({ min: 1, max: 315_360_000_000 }),
      fc.constantFrom(90_000, 7_200_000, 604_800_000),
    ),
  }),
)
const anyQuery: fc.Arbitrary<QueryTerm[]> = fc.array(fc.record({ not: fc.boolean(), match: anyMatch }), {
  maxLength: 8,
})

describe('reading a query', () => {
  it('takes words, quoted text, fields, flags and figures', () => {
    expect(match('group:voga big size:>20 "Lino Eupen"')).toEqual([
      { kind: 'field', field: 'group', text: 'voga' },
      { kind: 'word', text: 'big' },
      { kind: 'figure', field: 'size', comparison: '>', figure: 20 },
      { kind: 'text', text: 'Lino Eupen' },
    ])
    expect(match('is:BIG Size:<=3 size:20 idle:>=2h')).toEqual([
      { kind: 'flag', flag: 'big' },
      { kind: 'figure', field: 'size', comparison: '<=', figure: 3 },
      { kind: 'figure', field: 'size', comparison: '=', figure: 20 },
      { kind: 'figure', field: 'idle', comparison: '>=', figure: 7_200_000 },
    ])
  })

  it('takes an address for text, and a dash before a term for its opposite', () => {
    expect(match('https://lino.example.org:8000/x')).toEqual([
      { kind: 'text', text: 'https://lino.example.org:8000/x' },
    ])
    expect(terms('-big -"a b" - -group:x').map(({ not }) => not)).toEqual([true, true, false, true])
  })

  it('takes a quotation mark behind a backslash for a sign, and so one within a word', () => {
    expect(match(String.raw`"5\" \\ \n" 5"x`)).toEqual([
      { kind: 'text', text: String.raw`5" \ \n` },
      { kind: 'text', text: '5"x' },
    ])
  })

  it.each([
    ['a colour:red', 'unknownField', 2, 7, 'colour'],
    ['constructor:x', 'unknownField', 0, 12, 'constructor'],
    ['big is:huge', 'unknownFlag', 7, 4, 'huge'],
    ['is:toString', 'unknownFlag', 3, 8, 'toString'],
    ['is:', 'valueMissing', 3, 0, 'is'],
    ['x group:', 'valueMissing', 8, 0, 'group'],
    ['size:many', 'numberNeeded', 5, 4, 'size'],
    ['size:>-1', 'numberNeeded', 5, 3, 'size'],
    ['size:"20"', 'numberNeeded', 5, 4, 'size'],
    ['idle:>5', 'durationNeeded', 5, 2, 'idle'],
    ['idle:99999999w', 'durationNeeded', 5, 9, 'idle'],
    ['big "Lino Eup', 'quoteOpen', 4, 9, 'Lino Eup'],
  ] as const)('says what is wrong with %s, and where', (text, code, at, length, word) => {
    expect(parse(text)).toEqual({ ok: false, fault: { code, at, length, word } })
  })

  it('never throws, and a fault is a place in the text', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parse(text)
        if (parsed.ok) return
        const { at, length } = parsed.fault
        expect(at).toBeGreaterThanOrEqual(0)
        expect(length).toBeGreaterThanOrEqual(0)
        expect(at + length).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  it('of a printed query gives that query', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        expect(parse(printQuery(query, rowQuery))).toEqual({ ok: true, query })
      }),
    )
  })

  it('of any text gives a query that is printed and read again unchanged', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parse(text)
        if (parsed.ok) expect(parse(printQuery(parsed.query, rowQuery))).toEqual(parsed)
      }),
    )
  })
})

describe('a printed query', () => {
  it('has quotation marks only where they are needed', () => {
    const again = (text: string): string => printQuery(terms(text), rowQuery)
    expect(again('  GROUP:"voga"   size:=20 "lino" ')).toBe('group:voga size:20 lino')
    expect(again('"big" big -"a:b" name:"a:b" name:"a b"')).toBe('"big" big -"a:b" name:a:b name:"a b"')
    expect(again('idle:>90m idle:<36h idle:7d idle:90s')).toBe('idle:>90m idle:<36h idle:1w idle:90s')
  })
})
