import { describe, expect, it } from 'vitest'
import { readers } from '../../support/readers/index.ts'
import { badGrowth } from '../../support/readers/growth.ts'
import { patterns } from '../../support/readers/patterns.ts'

/**
 * A site may send whatever it likes, before anybody has signed in: it must not keep the console busy by that.
 */
describe('100 KB of one repeated pattern cost at most three times what 50 KB cost', () => {
  it('by at least 40 patterns', () => {
    expect(Object.keys(patterns).length).toBeGreaterThan(40)
    expect(new Set(readers.map(({ name }) => name)).size).toBe(readers.length)
  })

  it.each(readers.map((reader) => [reader.name, reader] as const))('%s', (_, reader) => {
    const bad = Object.entries(patterns).flatMap(([name, pattern]) => {
      const why = badGrowth(reader, pattern)
      return why === null ? [] : [`${name}: ${why}`]
    })
    expect(bad).toEqual([])
  })

  it('finds a reader that is quadratic, and one that is cubic', () => {
    const quadratic = { name: '', read: (text: string) => /\s+:/.test(text) }
    const cubic = {
      name: '',
      read(text: string) {
        let steps = 0
        for (let step = 0; step < text.length ** 3 / 2; step += 1) steps += 1
        return steps
      },
    }
    expect(badGrowth(quadratic, ' ')).toMatch(/cost \d+ ms/)
    expect(badGrowth(cubic, ':')).toMatch(/1000 characters cost/)
  })
})
