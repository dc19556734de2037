import type { CertificateInfo } from '../../../contract/certificate.ts'
import { fail, succeed, type Result } from '../../../contract/failure.ts'
import { noAnswer } from '../../lino/index.ts'
import type { Certificates, Clock, PinnedCertificate } from '../../ports.ts'

/**
 * What a site's certificate says about itself, and how the user can trust it. Sends nothing but a handshake.
 */
export interface CertificateTrust {
  read(url: string): Promise<Result<CertificateInfo>>
  /** The certificate that the user has seen, read again. Any other, or one outside its dates, is refused. */
  pinned(url: string, fingerprint: string): Promise<Result<PinnedCertificate>>
}

/** @param hide removes the secrets that the console knows: the site chooses the certificate's names */
export function createCertificateTrust(
  certificates: Certificates | undefined,
  clock: Clock,
  hide: (text: string) => string,
): CertificateTrust {
  async function read(url: string): Promise<Result<PinnedCertificate & { readonly info: CertificateInfo }>> {
    const site = URL.parse(url)
    if (site?.protocol !== 'https:') {
      return fail('usage', 'onlyHttpsHasCertificate')
    }
    if (!certificates) return fail('usage', 'certificatesNotReadHere')
    const answer = await certificates.read(url)
    if (!answer.ok) return { ok: false, failure: noAnswer(answer, { origin: site.origin, base: url }) }
    const { pem } = answer
    const { subject, issuer } = answer.info
    const info = { ...answer.info, subject: hide(subject), issuer: hide(issuer) }
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
        return fail('certificate', 'certificateChangedAgain', {}, { certificate: 'changed' })
      }
      const now = clock.now()
      const { validFrom, validTo } = info
      if (validFrom === null || validTo === null) {
        return fail('certificate', 'certificateWithoutTimes', {}, { certificate: 'other' })
      }
      if (now > validTo || now < validFrom) {
        const problem = now > validTo ? 'expired' : 'notYetValid'
        return fail('certificate', 'certificateNotValidNow', { problem }, { certificate: problem })
      }
      return succeed(certificate)
    },
  }
}
