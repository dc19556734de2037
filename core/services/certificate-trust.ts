import type { CertificateInfo } from '../../contract/certificate.ts'
import { fail, succeed, type Result } from '../../contract/failure.ts'
import { noAnswer } from '../lino/index.ts'
import type { Certificates, Clock, PinnedCertificate } from '../ports.ts'

/** What a site's certificate says of itself, and how the user comes to trust it. Sends nothing but a handshake. */
export interface CertificateTrust {
  read(url: string): Promise<Result<CertificateInfo>>
  /** The certificate that the user has seen, read again; another one, or one that time forbids, is refused. */
  pinned(url: string, fingerprint: string): Promise<Result<PinnedCertificate>>
}

export function createCertificateTrust(
  certificates: Certificates | undefined,
  clock: Clock,
): CertificateTrust {
  async function read(url: string): Promise<Result<PinnedCertificate & { readonly info: CertificateInfo }>> {
    const site = URL.parse(url)
    if (site?.protocol !== 'https:') {
      return fail('usage', 'Only a site with an https address has a certificate.')
    }
    if (!certificates) return fail('usage', 'Certificates cannot be read here.')
    const answer = await certificates.read(url)
    if (!answer.ok) return { ok: false, failure: noAnswer(answer, { origin: site.origin, base: url }) }
    const { info, pem } = answer
    return succeed({ info, pem, fingerprint: info.fingerprint, validTo: info.validTo })
  }

  return {
    async read(url) {
      const answer = await read(url)
      return answer.ok ? succeed(answer.value.info) : answer
    },
    async pinned(url, fingerprint) {
      const answer = await read(url)
      if (!answer.ok) return answer
      const { info, ...certificate } = answer.value
      if (certificate.fingerprint !== fingerprint) {
        return fail(
          'certificate',
          'The server shows another certificate than the one that you trust, so nothing was sent. Look at it in the window, and compare its fingerprint with whoever runs the server.',
          { certificate: 'changed' },
        )
      }
      const now = clock.now()
      const { validFrom, validTo } = info
      if (validFrom === null || validTo === null) {
        return fail(
          'certificate',
          'This certificate does not tell from when to when it is valid, so it cannot be trusted. Whoever runs the server has to renew it.',
          { certificate: 'other' },
        )
      }
      if (now > validTo || now < validFrom) {
        const problem = now > validTo ? 'expired' : 'notYetValid'
        const what = problem === 'expired' ? 'has expired' : 'is not valid yet'
        return fail(
          'certificate',
          `This certificate ${what}, so it cannot be trusted. Whoever runs the server has to renew it; check this computer’s clock, too.`,
          { certificate: problem },
        )
      }
      return succeed(certificate)
    },
  }
}
