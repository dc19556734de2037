import { describe, expect, it } from 'vitest'
import { plainly } from '../../../../core/domain/secret-forms.ts'
import { fc } from '../../../support/properties.ts'

describe('a text without what may be strewn into it', () => {
  it('is the same whether or not a letter beyond ASCII makes it take the long way', () => {
    const ascii = fc.string({ maxLength: 40, unit: 'binary' }).map((text) => text.replace(/[^\0-\x7f]/g, ''))
    const escapes = fc
      .array(
        fc.constantFrom(
          '%41',
          '&#x41;',
          '&#65;',
          '\\u0041',
          '%',
          '&',
          '\\',
          ' ',
          '\t',
          'Ab',
          '[]{}~',
          '\x7f',
        ),
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(ascii, escapes), (text) => {
        expect(plainly(`${text}é`)).toBe(`${plainly(text)}é`)
      }),
    )
  })

  it.each([
    ['Rolf Rompen', 'rolfrompen'],
    ['%52olf', 'rolf'],
    ['&#82;olf', 'rolf'],
    ['\\u0052olf', 'rolf'],
    ['Ro\tlf', 'rolf'],
    ['Ｒolf', 'rolf'],
  ])('%s', (text, plain) => {
    expect(plainly(text)).toBe(plain)
  })
})
