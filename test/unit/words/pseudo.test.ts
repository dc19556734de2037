import { afterEach, describe, expect, it } from 'vitest'
import { pseudo } from '../../../words/pseudo.ts'
import { inEnglish, say, sayCount, speakAltered, speakFrom } from '../../../words/say.ts'
import { fc } from '../../support/properties.ts'

afterEach(() => speakFrom('en', {}))

describe('the pseudo-language', () => {
  it('is accented, and keeps text between braces', () => {
    expect(pseudo('Kill by rule on {site}')).toBe('Kííll býý rüüléé óóñ {site}öö')
    expect(pseudo('OK')).toBe('ÖóK')
    expect(pseudo('')).toBe('')
    expect(pseudo('{count} of {all}')).toBe('{count} óóf {all}ö')
  })

  it('makes each text longer by 40 %, and not by much more', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z .,…]{1,200}$/), (text) => {
        const { length } = pseudo(text)
        expect(length).toBeGreaterThanOrEqual(Math.floor(text.length * 1.4))
        expect(length).toBeLessThanOrEqual(Math.ceil(text.length * 1.4) + 1)
      }),
    )
  })

  it('is spoken for every text, except where English has to stay', () => {
    speakAltered(pseudo)
    expect(say('Close')).toBe(pseudo('Close'))
    expect(sayCount('{count} day', '{count} days', { count: 2 })).toBe(
      pseudo('{count} days').replace('{count}', '2'),
    )
    expect(inEnglish(() => say('Close'))).toBe('Close')
    expect(say('Close')).toBe(pseudo('Close'))
    speakFrom('de', { Close: 'Schließen' })
    expect(say('Close')).toBe('Schließen')
  })
})
