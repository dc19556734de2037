import { describe, expect, it } from 'vitest'
import { completions } from '../../../../../core/domain/query/completions.ts'
import { parseQuery } from '../../../../../core/domain/query/parse.ts'
import { fc } from '../../../../support/properties.ts'
import { rowQuery } from './tables.ts'

const known = { group: ['voga', 'Lino Eupen', 'eupen', 'x"y'] }

/** `|` is the cursor. */
function offered(text: string) {
  const cursor = text.indexOf('|')
  const whole = text.replace('|', '')
  const { from, to, texts } = completions(whole, cursor, rowQuery, known)
  return { texts, taken: texts[0] === undefined ? whole : whole.slice(0, from) + texts[0] + whole.slice(to) }
}

describe('what a query can continue with', () => {
  it('is each field and each flag at its beginning and between two terms', () => {
    const all = ['group:', 'name:', 'size:', 'idle:', 'is:', 'big', 'no-size']
    expect(offered('|').texts).toEqual(all)
    expect(offered('lino | size:3').texts).toEqual(all)
    expect(offered('-|').texts).toEqual(all)
    expect(offered('lino -|').taken).toBe('lino -group:')
  })

  it('is a name that begins with what was typed, and then one that contains it', () => {
    expect(offered('-s|')).toEqual({ texts: ['size:', 'is:', 'no-size'], taken: '-size:' })
    expect(offered('x i| y')).toEqual({
      texts: expect.arrayContaining(['idle:', 'is:', 'big']),
      taken: 'x idle: y',
    })
    expect(offered('siz|:>20').taken).toBe('size:>20')
  })

  it('is a known value, in quotation marks if it needs them', () => {
    expect(offered('group:|').texts).toEqual(['voga', '"Lino Eupen"', 'eupen', String.raw`x"y`])
    expect(offered('group:EUP|').texts).toEqual(['eupen', '"Lino Eupen"'])
    expect(offered('-group:"lino e|').taken).toBe('-group:"Lino Eupen"')
    expect(offered('name:|').texts).toEqual([])
  })

  it('is a field whose value is like the word', () => {
    expect(offered('-eup|')).toEqual({
      texts: ['group:eupen', 'group:"Lino Eupen"'],
      taken: '-group:eupen',
    })
  })

  it('is a flag, or the signs of a comparison', () => {
    expect(offered('is:|').texts).toEqual(['big', 'no-size'])
    expect(offered('is:no|').taken).toBe('is:no-size')
    expect(offered('size:|').texts).toEqual(['>', '>=', '<', '<='])
    expect(offered('size:>|').texts).toEqual([])
  })

  it('is nothing for a field that does not exist', () => {
    expect(offered('constructor:|').texts).toEqual([])
  })

  it('never throws, and gives a query that can be read where the text could be', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom('group:', 'is:', ' ', '-', '"', 'size:', 'e', 'lino'), { maxLength: 9 })
        .map((pieces) => pieces.join('')),
    )
    fc.assert(
      fc.property(anyText, fc.nat(), (text, nth) => {
        const cursor = nth % (text.length + 1)
        const { from, to, texts } = completions(text, cursor, rowQuery, known)
        expect(from).toBeLessThanOrEqual(cursor)
        expect(to).toBeGreaterThanOrEqual(cursor)
        for (const each of texts) {
          if (each.endsWith(':') || /^[<>]/.test(each) || !parseQuery(text, rowQuery).ok) continue
          const next = `${text.slice(0, from)}${each}${text.slice(to)}`
          expect(parseQuery(next, rowQuery).ok).toBe(true)
        }
      }),
    )
  })
})
