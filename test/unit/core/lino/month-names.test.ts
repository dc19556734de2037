import { describe, expect, it } from 'vitest'
import { monthOf } from '../../../../core/lino/month-names.ts'

describe('monthOf', () => {
  it.each([
    ['Jan', 1],
    ['febr', 2],
    ['März', 3],
    ['Mär', 3],
    ['avr', 4],
    ['mai', 5],
    ['juin', 6],
    ['juillet', 7],
    ['août', 8],
    ['SEPTEMBER', 9],
    ['okt', 10],
    ['Nov', 11],
    ['déc', 12],
    ['Dez', 12],
    ['mrt', 3],
    ['Jänner', 1],
    ['set', 9],
    ['dezembro', 12],
    ['maj', 5],
    ['нояб.', 11],
    ['июл', 7],
    ['мая', 5],
    ['listopada', 11],
    ['červen', 6],
    ['červenec', 7],
    ['অক্টোবর', 10],
    ['মে', 5],
    ['jui', null],
    ['čer', null],
    ['de', null],
    ['ju', null],
    ['Monday', null],
    ['', null],
  ])('%s is %s', (word, month) => {
    expect(monthOf(word)).toBe(month)
    expect(monthOf(word)).toBe(month)
  })

  it.each([
    'en',
    'de',
    'fr',
    'nl',
    'es',
    'et',
    'pt',
    'pt-BR',
    'bn',
    'ru',
    'pl',
    'it',
    'sv',
    'fi',
    'lt',
    'lv',
  ])('names every month in %s, and none wrongly', (language) => {
    const format = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', timeZone: 'UTC' })
    const read = Array.from({ length: 12 }, (_, at) => {
      const parts = format.formatToParts(Date.UTC(2026, at, 15))
      return monthOf(parts.find((part) => part.type === 'month')?.value ?? '')
    })
    expect(read).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })
})
