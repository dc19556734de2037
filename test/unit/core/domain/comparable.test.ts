import { expect, it } from 'vitest'
import { comparable } from '../../../../core/domain/comparable.ts'

it('is the same for both spellings of a letter, and for both cases', () => {
  expect(comparable('Ren\u00e9e')).toBe(comparable('rene\u0301e'))
  expect(comparable('ROBIN')).toBe('robin')
  expect(comparable('rene')).not.toBe(comparable('ren\u00e9'))
})
