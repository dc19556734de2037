import { fc } from '../../../support/properties.ts'
import { describe, expect, it } from 'vitest'
import type { Exemption } from '../../../../contract/exemption.ts'
import type { Session } from '../../../../contract/session.ts'
import { exemptionsOn, withAddress } from '../../../../core/domain/exempt.ts'
import { anySession, session } from '../../../support/sessions.ts'

const exempt = (given: Partial<Exemption>): Exemption => ({
  exemptionId: 'e1',
  siteId: null,
  kind: 'user',
  value: 'luc',
  at: 0,
  ...given,
})

const isExempt = (given: Session, siteId: string, exemptions: readonly Exemption[]) =>
  exemptionsOn(exemptions, { siteId, url: `https://${siteId}.example` })(given).length > 0

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

  it('hold at the address of their site, also if it was saved again', () => {
    const luc = session({ user: 'luc' })
    const url = 'https://here.example'
    expect(isExempt(luc, 'here', [exempt({ siteId: 'before', url })])).toBe(true)
    expect(isExempt(luc, 'there', [exempt({ siteId: 'before', url })])).toBe(false)
  })

  it('hold everywhere if nobody knows their site', () => {
    const [lost] = [exempt({ siteId: 'lost' })].map((each) => withAddress(each, []))
    expect(lost?.url).toBeNull()
    expect(isExempt(session({ user: 'luc' }), 'here', lost ? [lost] : [])).toBe(true)
  })

  it('know the present address of their site, and none of every site or a practice site', () => {
    const sites = [{ siteId: 's', url: 'https://new.example' }]
    const address = (given: Partial<Exemption>) => withAddress(exempt(given), sites).url
    expect(address({ siteId: 's', url: 'https://old.example' })).toBe('https://new.example')
    expect(address({ siteId: 'gone', url: 'https://old.example' })).toBe('https://old.example')
    expect(address({ siteId: null })).toBeUndefined()
    expect(address({ siteId: 'demo-0' })).toBeUndefined()
  })

  it.each(['Luc', 'luc ', 'lu', 'lucy', ''])('compare users letter by letter: luc is not %j', (value) => {
    expect(isExempt(session({ user: 'luc' }), 's', [exempt({ value })])).toBe(false)
  })

  it('never hold for an anonymous session, or without an address', () => {
    const nobody = session({ user: null, ip: null })
    for (const value of ['', 'null'])
      expect(isExempt(nobody, 's', [exempt({ value }), exempt({ kind: 'ip', value })])).toBe(false)
  })

  it('say which ones hold', () => {
    const both = [
      exempt({ exemptionId: 'a' }),
      exempt({ value: 'marc' }),
      exempt({ exemptionId: 'b', siteId: 's' }),
    ]
    expect(
      exemptionsOn(both, { siteId: 's', url: 'https://s.example' })(session({ user: 'luc' })).map(
        (each) => each.exemptionId,
      ),
    ).toEqual(['a', 'b'])
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
