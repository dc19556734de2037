import { describe, expect, it } from 'vitest'
import type { CertificateInfo } from '../../../../../contract/certificate.ts'
import { createCertificateTrust } from '../../../../../core/services/sites/certificate-trust.ts'
import { createFakeClock } from '../../../../support/fake-clock.ts'
import { monday } from '../../../../support/sessions.ts'
import { hintOf } from '../../../../support/failures.ts'

const day = 86_400_000
const fingerprint = Array.from({ length: 32 }, () => 'AB').join(':')
const shown: CertificateInfo = {
  fingerprint,
  subject: 'CN=office',
  issuer: 'CN=office',
  validFrom: monday - day,
  validTo: monday + day,
  selfSigned: true,
  hostMatches: true,
}
const url = 'https://office.example.org'
const trustIn = (change: Partial<CertificateInfo>) =>
  createCertificateTrust(
    { read: async () => ({ ok: true, info: { ...shown, ...change }, pem: 'PEM' }) },
    createFakeClock(monday),
    (text) => text.replaceAll('hunter2', '•••'),
  )

it('the names of a certificate show no secret', async () => {
  const names = { subject: 'CN=hunter2', issuer: 'O=x, CN=hunter2' }
  expect(await trustIn(names).read(url)).toMatchObject({
    value: { subject: 'CN=•••', issuer: 'O=x, CN=•••', fingerprint },
  })
})

describe('a certificate that the user has seen', () => {
  it('is trusted until its end', async () => {
    expect(await trustIn({}).pinned(url, fingerprint)).toEqual({
      ok: true,
      value: { pem: 'PEM', fingerprint, validTo: monday + day },
    })
    expect((await trustIn({ validTo: monday, validFrom: monday }).pinned(url, fingerprint)).ok).toBe(true)
  })

  it.each([
    ['has expired', { validTo: monday - 1 }, 'expired', 'has expired'],
    ['is not valid yet', { validFrom: monday + 1 }, 'notYetValid', 'is not valid yet'],
    ['tells no end', { validTo: null }, 'other', 'does not tell from when to when'],
    ['tells no beginning', { validFrom: null }, 'other', 'does not tell from when to when'],
    [
      'tells no end, and is not valid yet',
      { validFrom: monday + 1, validTo: null },
      'other',
      'does not tell',
    ],
  ] as const)('is refused where it %s', async (_, change, certificate, words) => {
    const answer = await trustIn(change).pinned(url, fingerprint)
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'certificate', certificate } })
    expect(hintOf(answer)).toContain(words)
  })

  it('is shown all the same, and another one is refused before its times are looked at', async () => {
    const unclear = trustIn({ validTo: null })
    expect(await unclear.read(url)).toEqual({ ok: true, value: { ...shown, validTo: null } })
    const other = await unclear.pinned(url, fingerprint.replaceAll('AB', 'CD'))
    expect(other).toMatchObject({ failure: { certificate: 'changed' } })
  })
})
