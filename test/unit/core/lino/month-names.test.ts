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
    ['jui', null],
    ['ju', null],
    ['Monday', null],
    ['', null],
  ])('%s is %s', (word, month) => {
    expect(monthOf(word)).toBe(month)
    expect(monthOf(word)).toBe(month)
  })
})
