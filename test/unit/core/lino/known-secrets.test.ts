import { describe, expect, it } from 'vitest'
import { formsOf } from '../../../../core/domain/secret-forms.ts'
import { createKnownSecrets } from '../../../../core/lino/known-secrets.ts'
import { fc } from '../../../support/properties.ts'

const noise = fc.string({ maxLength: 60, unit: fc.constantFrom(...'abcXYZ019 .,:/%&\\-_=') })
const secret = fc
  .string({ minLength: 4, maxLength: 20, unit: 'grapheme-ascii' })
  .filter((text) => text.trim().length >= 4)

describe('the secrets that a console knows', () => {
  it('are taken out of any text, in each form, however many they are', () => {
    fc.assert(
      fc.property(
        fc.array(secret, { minLength: 1, maxLength: 40 }),
        noise,
        noise,
        fc.nat(),
        fc.nat(),
        (secrets, before, after, nth, form) => {
          const known = createKnownSecrets()
          for (const each of secrets) known.addTyped(each)
          const chosen = secrets[nth % secrets.length] ?? ''
          const forms = formsOf(chosen)
          const shown = forms[form % forms.length] ?? chosen
          expect(known.hide(`${before}${shown}${after}`)).not.toBe(`${before}${shown}${after}`)
          expect(known.holdsTyped(`${before}${shown}${after}`)).toBe(true)
        },
      ),
    )
  })

  it('change no other text', () => {
    const known = createKnownSecrets()
    known.addTyped('correct horse')
    for (const text of ['', '10.0.0.7', 'correct', 'horse', 'Zoë', 'kkk'])
      expect([text, known.hide(text)]).toEqual([text, text])
    expect(known.holdsTyped('anna')).toBe(false)
  })

  it('are known from the moment they are added', () => {
    const known = createKnownSecrets()
    expect(known.hide('my hunter2')).toBe('my hunter2')
    known.addTyped('hunter2')
    expect(known.hide('my hunter2')).toBe('my •••')
  })

  it('hide no part of a name if they are short, and the name of an account never', () => {
    const known = createKnownSecrets()
    known.addTyped('1234')
    known.addTyped('hunter2-robin')
    expect(known.hideInName('tablet-1234')).toBe('tablet-1234')
    expect(known.hideInName('1234')).toBe('•••')
    expect(known.hideInName('wall-hunter2-robin')).toBe('wall-•••')
    known.addTyped('something else', 'Hunter2-Robin')
    expect(known.hideInName('wall-hunter2-robin')).toBe('wall-hunter2-robin')
  })

  it('are tokens of one site only, and the newest of them', () => {
    const known = createKnownSecrets()
    for (let n = 0; n < 300; n += 1) known.addToken(`token-${String(n)}`, 'https://a')
    known.addToken('token-250', 'https://a')
    known.addToken('short', 'https://b')
    expect([...known.tokensOf('https://a')].at(-1)).toBe('token-250')
    expect([...known.tokensOf('https://a')]).toHaveLength(100)
    expect([...known.tokensOf('https://b')]).toEqual([])
  })
})
