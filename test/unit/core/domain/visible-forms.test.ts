import { describe, expect, it } from 'vitest'
import { safeJson } from '../../../../core/domain/safe-json.ts'
import { visible } from '../../../../core/domain/visible.ts'

describe('visible', () => {
  it.each([
    ['\u001b[31mred\u001b[0m', '\\x1b[31mred\\x1b[0m'],
    ['a\r\nb\tc', 'a\\x0d\\x0ab\\x09c'],
    ['\u009b2J', '\\x9b2J'],
    ['user\u202egnp', 'user\\u202egnp'],
    ['zero\u200bwidth', 'zero\\u200bwidth'],
    ['half \ud800 of one', 'half \\ud800 of one'],
  ])('%j becomes %j', (text, shown) => {
    expect(visible(text)).toBe(shown)
  })

  it.each([...'\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c'])(
    'shows each mark that turns the direction of text: %j',
    (mark) => {
      const shown = visible(`luc${mark}`)
      expect(shown).not.toContain(mark)
      expect(shown).toContain(mark.charCodeAt(0).toString(16))
    },
  )

  it.each(['Ünïcödé', 'דוד', '李雷', '👩‍💻', 'a\\b'])('leaves %s alone', (text) => {
    expect(visible(text)).toBe(text)
  })
})

describe('safeJson', () => {
  it('escapes what a terminal would obey, and reads back as the same', () => {
    const document = { user: '\u009b31m\u202e\u2028\u001b[0m 👩‍💻', ip: null }
    const text = safeJson(document)
    expect(text).toBe('{"user":"\\u009b31m\\u202e\\u2028\\u001b[0m 👩‍💻","ip":null}')
    expect(JSON.parse(text)).toEqual(document)
  })
})
