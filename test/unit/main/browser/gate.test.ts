import { describe, expect, it } from 'vitest'
import { createGate } from '../../../../main/browser/gate.ts'

const cookieOf = (line: string | null): string => (line ?? '').split(';')[0] ?? ''

describe('the gate', () => {
  it('has long secrets, other ones each time, and a cookie of its own port', () => {
    const [one, other] = [createGate(1111), createGate(2222)]
    expect(one.token).toMatch(/^[\w-]{43}$/)
    expect(one.token).not.toBe(other.token)
    const cookie = cookieOf(one.redeem(one.token))
    expect(cookie).toMatch(/^lino-console-1111=[\w-]{43}$/)
    expect(cookie).not.toContain(one.token)
    expect(other.knows(cookie)).toBe(false)
  })

  it('redeems its token once', () => {
    const gate = createGate(1)
    expect(gate.redeem(`${gate.token}x`)).toBeNull()
    expect(gate.redeem('')).toBeNull()
    expect(gate.redeem(gate.token)).not.toBeNull()
    expect(gate.redeem(gate.token)).toBeNull()
  })

  it('finds its cookie among others', () => {
    const gate = createGate(1)
    const cookie = cookieOf(gate.redeem(gate.token))
    expect(gate.knows(`sessionid=abc; ${cookie};x=y=z`)).toBe(true)
    // A page of another port may have set a cookie of the same name.
    expect(gate.knows(`lino-console-1=planted; ${cookie}`)).toBe(true)
  })

  it.each([undefined, '', ';', '=', 'lino-console-1', 'lino-console-1=', 'lino-console-1=wrong'])(
    'does not know %j',
    (header) => {
      expect(createGate(1).knows(header)).toBe(false)
    },
  )
})
