import { describe, expect, it } from 'vitest'
import { createGate } from '../../../../main/browser/gate.ts'

describe('the gate', () => {
  it('has long secrets, other ones each time', () => {
    const [one, other] = [createGate(), createGate()]
    const token = one.newToken()
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(other.newToken()).not.toBe(token)
    const secret = one.redeem(token) ?? ''
    expect(secret).toMatch(/^[\w-]{43}$/)
    expect(secret).not.toBe(token)
    expect(one.knows(secret)).toBe(true)
    expect(other.knows(secret)).toBe(false)
  })

  it('redeems a token once', () => {
    const gate = createGate()
    expect(gate.redeem('')).toBeNull()
    const token = gate.newToken()
    for (const wrong of [`${token}x`, token.slice(1), '']) expect(gate.redeem(wrong)).toBeNull()
    expect(gate.redeem(token)).not.toBeNull()
    expect(gate.redeem(token)).toBeNull()
  })

  it('lets in by the newest token only, and keeps tabs that are in', () => {
    const gate = createGate()
    const secret = gate.redeem(gate.newToken()) ?? ''
    const older = gate.newToken()
    const newer = gate.newToken()
    expect(gate.redeem(older)).toBeNull()
    expect(gate.redeem(newer)).toBe(secret)
    expect(gate.knows(secret)).toBe(true)
  })

  it.each([undefined, '', ' ', 'wrong', 'null', 'undefined'])('does not know %j', (secret) => {
    expect(createGate().knows(secret)).toBe(false)
  })
})
