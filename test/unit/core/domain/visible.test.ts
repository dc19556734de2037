import { describe, expect, it } from 'vitest'
import { visible, visibleWords, withHidden } from '../../../../core/domain/visible.ts'
import { fc } from '../../../support/properties.ts'

const point = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
const shown = (text: string): string => withHidden(text, (code) => `<${code.toString(16)}>`)

/** Whatever a list of characters by hand would forget. */
const unseen = [
  ...[0x00, 0x07, 0x1b, 0x7f, 0x85, 0x9b],
  ...[0xa0, 0xad, 0x034f, 0x061c, 0x115f, 0x1160, 0x1680, 0x17b4, 0x17b5, 0x180b, 0x180e],
  ...Array.from({ length: 16 }, (_, at) => 0x2000 + at),
  ...[0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x202f, 0x205f],
  ...Array.from({ length: 16 }, (_, at) => 0x2060 + at),
  ...[0x2800, 0x3000, 0x3164, 0xd800, 0xdfff, 0xe000, 0xfdd0, 0xfe00, 0xfe0f, 0xfeff, 0xffa0],
  ...[0xfff0, 0xfff9, 0xfffa, 0xfffb, 0xfffc, 0xfffe, 0xffff],
  ...[0x1d159, 0x1d173, 0x1ffff, 0xe0001, 0xe0041, 0xe007f, 0xe0100, 0xe01ef, 0xf0000, 0x10ffff],
]

it('writes plain blanks in words of the console where a language has no-break ones, and shows the rest', () => {
  expect(visibleWords('Utilisateur\u00a0: a\u202e, 2\u202f000')).toBe('Utilisateur : a\\u202e, 2 000')
})

describe('what cannot be seen is written out, in every host', () => {
  it.each(unseen.map((code) => [point(code), code] as const))('%s', (_, code) => {
    const character = String.fromCodePoint(code)
    for (const text of [`robin${character}x`, `robin${character}`, `${character}robin`]) {
      expect(shown(text)).toBe(text.replace(character, `<${code.toString(16)}>`))
      expect(visible(text)).not.toContain(character)
      expect(visible(text)).toMatch(/\\(?:x|u)/)
    }
  })

  it('blanks that are not seen: at the ends, and a second one', () => {
    expect(shown(' robin ')).toBe('<20>robin<20>')
    expect(shown('robin  rood')).toBe('robin <20>rood')
    expect(visible('robin ')).toBe('robin\\x20')
    expect(visible('   ')).toBe('\\x20\\x20\\x20')
  })

  it('marks without a letter, and more than any language has', () => {
    expect(shown('\u0301e')).toBe('<301>e')
    expect(shown('\u0301\u0302e')).toBe('<301><302>e')
    expect(shown('a \u0301b')).toBe('a <301>b')
    expect(shown(`a${'\u0301'.repeat(8)}b`)).toBe(`a${'\u0301'.repeat(6)}<301><301>b`)
  })

  it('both ends of an isolate, and an embedding', () => {
    expect(visible('a\u2066b\u2069c\u2067\u2068')).toBe('a\\u2066b\\u2069c\\u2067\\u2068')
  })
})

describe('ordinary names stay as they are', () => {
  it.each([
    'robin',
    'Robin Rood',
    'Zoë',
    'Zoe\u0308',
    'Đặng Thị Thủy',
    'D\u0323\u0302a',
    'Ünïcödé',
    'Иван',
    'Γιώργος',
    'مدير',
    'عبد الله',
    'می\u200cخواهم',
    'משתמש',
    'שָׁלוֹם',
    '李小龍',
    '山田',
    '김철수',
    'राम',
    'क्\u200dष',
    'র\u200d্যা',
    'ශ්\u200dරී',
    'ന്\u200d',
    'สมชาย',
    'தமிழ்',
    '👩\u200d💻 nora',
    '❤\ufe0f\u200d🔥',
    '1\ufe0f\u20e3',
    '👍🏽',
    'a\\b',
    '<b>&amp;',
    'DOMAIN\\robin',
    "o'neill@example.com",
    '',
  ])('%s', (name) => {
    expect(shown(name)).toBe(name)
  })

  it('but a joiner or selector that does nothing is written out', () => {
    expect(shown('ro\u200dbin')).toBe('ro<200d>bin')
    expect(shown('ro\u200cbin')).toBe('ro<200c>bin')
    expect(shown('क\u200dष')).toBe('क<200d>ष')
    expect(shown('क्\u200d\u200dष')).toBe('क्\u200d<200d>ष')
    expect(shown('مدير\u200c')).toBe('مدير<200c>')
    expect(shown('robin\ufe0f')).toBe('robin<fe0f>')
    expect(shown('👩\u200drobin')).toBe('👩<200d>robin')
  })
})

describe('any text', () => {
  it('holds nothing hidden afterwards but what joins, and shows the same when it is shown again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const once = visible(text)
        expect(once).not.toMatch(
          /[\p{Cc}\p{Cs}\p{Cn}\p{Co}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}|(?! )\p{Zs}/u,
        )
        expect(once).not.toMatch(/^ | $| {2}/)
        expect(visible(once)).toBe(once)
      }),
      { numRuns: 300 },
    )
  })
})
