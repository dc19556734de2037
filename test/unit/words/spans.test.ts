import { describe, expect, it } from 'vitest'
import { localTime, span } from '../../../words/spans.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

describe('span', () => {
  it.each([
    [0, '0 min'],
    [59_000, '0 min'],
    [12 * minute, '12 min'],
    [hour, '1 h'],
    [hour + 5 * minute, '1 h 5 min'],
    [4 * day + 3 * hour + 59 * minute, '4 d 3 h'],
    [400 * day, '400 d'],
  ])('%i ms is %s', (ms, words) => {
    expect(span(ms)).toBe(words)
  })
})

describe('times', () => {
  it('never throw, whatever a site said', () => {
    expect(localTime(1e300)).toBe('?')
    for (const ms of [NaN, Infinity, -Infinity]) expect([localTime(ms), span(ms)]).toEqual(['?', '?'])
  })
})
