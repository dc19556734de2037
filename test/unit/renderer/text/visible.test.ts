import { fc } from '../../../support/properties.ts'
import { describe, expect, it } from 'vitest'
import { visible } from '../../../../renderer/text/visible.ts'

describe('hostile text', () => {
  it('shows what would reorder, hide or ring', () => {
    expect(visible('robin\u202Enimda')).toBe('robin⟨U+202E⟩nimda')
    expect(visible('a\u200Bb\u0007\n')).toBe('a⟨U+200B⟩b⟨U+0007⟩⟨U+000A⟩')
    expect(visible('   ')).toBe('␣␣␣')
  })

  it('leaves words of any script, emoji and markup as they are', () => {
    for (const text of ['مدير', 'משתמש', '👩‍💻 nora', '<b>&amp;', 'é ü ß', '']) expect(visible(text)).toBe(text)
  })

  it('never lets a control or a direction mark through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(/\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u)
      }),
    )
  })
})
