import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { canStandInCookie, createRefs } from '../../../../core/lino/refs.ts'

describe('createRefs', () => {
  const key = 'b68ydxys324bv3rotyhbexy37z6u0nqp'
  it('is the same in every run: 16 hex digits over origin and key', () => {
    const expected = createHash('sha256').update(`https://lino.example\n${key}`).digest('hex').slice(0, 16)
    expect(createRefs('https://lino.example').refOf(key)).toBe(expected)
    expect(createRefs('https://other.example').refOf(key)).not.toBe(expected)
  })
  it('forgets the keys that are listed no more', async () => {
    const refs = createRefs('https://lino.example')
    const [kept, gone] = [refs.refOf(key), refs.refOf('another')]
    await refs.keepOnly(new Set([key, 'a third']))
    expect([refs.keyOf(kept), refs.keyOf(gone)]).toEqual([key, null])
    expect([refs.refOf('another'), refs.keyOf(gone)]).toEqual([gone, 'another'])
  })
  it('finds a key again, and only one that it has seen', () => {
    const refs = createRefs('https://lino.example')
    expect(refs.keyOf(refs.refOf(key))).toBe(key)
    expect(refs.keyOf(createRefs('https://lino.example').refOf('another'))).toBeNull()
  })
})

describe('canStandInCookie', () => {
  it.each([
    ['b68ydxys324bv3rotyhbexy37z6u0nqp', true],
    ['short', false],
    ['', false],
    ['a-key_of-ITS-own.', false],
    ['a-key_of-ITS-own', true],
    ['12345678', true],
    ['1234567', false],
    ['k'.repeat(64), true],
    ['k'.repeat(65), false],
    ['x=1; b68ydxys324bv3rotyhbexy37z6u0nqp', false],
    ['b68ydxys324bv3rotyhbexy37z6u0nqp; sessionid=x', false],
    ['b68ydxys324bv3rotyhbexy37z6u0nq\n', false],
    ['../../../../etc/passwd', false],
  ])('%j: %s', (key, can) => expect(canStandInCookie(key)).toBe(can))
})
