import { describe, expect, it } from 'vitest'
import { firstLanguage, isLanguage, languageOf } from '../../../words/languages.ts'

describe('the language of a locale', () => {
  it.each([
    ['de', 'de'],
    ['de_DE.UTF-8', 'de'],
    ['fr-CA', 'fr'],
    ['et_EE@euro', 'et'],
    ['EN-us', 'en'],
    ['C.UTF-8', 'en'],
    ['POSIX', 'en'],
    ['nl_BE', null],
    ['debian', null],
    ['', null],
    ['__proto__', null],
  ])('%s is %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language)
  })

  it('is the first that is one of ours, or English', () => {
    expect(firstLanguage(['nl', 'et-EE', 'de'])).toBe('et')
    expect(firstLanguage(['nl', 'pl'])).toBe('en')
    expect(firstLanguage([])).toBe('en')
  })

  it('is not one of the names that every object has', () => {
    expect(isLanguage('toString')).toBe(false)
    expect(isLanguage('de')).toBe(true)
  })
})
