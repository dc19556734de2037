import { fc } from '../../../support/properties.ts'
import { describe, expect, it } from 'vitest'
import type { Exemption } from '../../../../contract/exemption.ts'
import type { Session } from '../../../../contract/session.ts'
import { exemptionsOn } from '../../../../core/domain/exempt.ts'
import { anySession, session } from '../../../support/sessions.ts'

const exempt = (given: Partial<Exemption>): Exemption => ({
  ...{ exemptionId: 'e1', siteId: null, kind: 'user', value: 'luc', at: 0 },
  ...given,
})

const isExempt = (given: Session, siteId: string, exemptions: readonly Exemption[]) =>
  exemptionsOn(exemptions, siteId)(given).length > 0

describe('exemptions', () => {
  it('hold for a user, an address or one session', () => {
    const luc = session({ user: 'luc', ip: '10.0.0.7', ref: 'abcdef0123456789' })
    expect(isExempt(luc, 's', [exempt({ kind: 'user', value: 'luc' })])).toBe(true)
    expect(isExempt(luc, 's', [exempt({ kind: 'ip', value: '10.0.0.7' })])).toBe(true)
    expect(isExempt(luc, 's', [exempt({ kind: 'session', value: 'abcdef0123456789' })])).toBe(true)
    expect(isExempt(luc, 's', [exempt({ value: 'marc' }), exempt({ kind: 'ip', value: 'luc' })])).toBe(false)
    expect(isExempt(luc, 's', [])).toBe(false)
  })

  it('hold on every site, or on theirs alone', () => {
    const luc = session({ user: 'luc' })
    expect(isExempt(luc, 'here', [exempt({ siteId: 'here' })])).toBe(true)
    expect(isExempt(luc, 'here', [exempt({ siteId: 'there' })])).toBe(false)
    expect(isExempt(luc, 'here', [exempt({ siteId: null })])).toBe(true)
  })

  it.each(['Luc', 'luc ', 'lu', 'lucy', ''])('compare users letter by letter: luc is not %j', (value) => {
    expect(isExempt(session({ user: 'luc' }), 's', [exempt({ value })])).toBe(false)
  })

  it('never hold for nobody, nor for no address', () => {
    const nobody = session({ user: null, ip: null })
    for (const value of ['', 'null'])
      expect(isExempt(nobody, 's', [exempt({ value }), exempt({ kind: 'ip', value })])).toBe(false)
  })

  it('tell which ones hold', () => {
    const both = [
      exempt({ exemptionId: 'a' }),
      exempt({ value: 'marc' }),
      exempt({ exemptionId: 'b', siteId: 's' }),
    ]
    expect(exemptionsOn(both, 's')(session({ user: 'luc' })).map((each) => each.exemptionId)).toEqual([
      'a',
      'b',
    ])
  })

  it('hold for each session that they were made from', () => {
    fc.assert(
      fc.property(anySession, (each) => {
        const { user, ip, ref } = each
        expect(isExempt(each, 's', [exempt({ kind: 'session', value: ref })])).toBe(true)
        if (user !== null) expect(isExempt(each, 's', [exempt({ value: user, siteId: 's' })])).toBe(true)
        if (ip !== null) expect(isExempt(each, 's', [exempt({ kind: 'ip', value: ip })])).toBe(true)
      }),
    )
  })
})
