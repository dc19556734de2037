/**
 * Why a certificate is not accepted. changed: the site was trusted with another one. Expired ones, those not valid yet
 * and other broken ones cannot be trusted by the user's word either.
 */
export type CertificateProblem =
  'selfSigned' | 'unknownIssuer' | 'wrongName' | 'changed' | 'expired' | 'notYetValid' | 'other'

/** What a site's certificate says of itself, read without believing it. Texts are hostile; it is public, no secret. */
export interface CertificateInfo {
  /** SHA-256 over the certificate: 32 pairs of hex digits with colons between them. */
  readonly fingerprint: string
  /** Whom it is for, and who says so. */
  readonly subject: string
  readonly issuer: string
  /** Milliseconds since 1970, UTC; null: what it says is no time. */
  readonly validFrom: number | null
  readonly validTo: number | null
  /** Nobody but the site itself vouches for it. */
  readonly selfSigned: boolean
  /** It is for the name in the site's address. */
  readonly hostMatches: boolean
}

/** The one certificate that a site may show, by the user's word. */
export interface TrustedCertificate {
  readonly fingerprint: string
  /** Milliseconds since 1970, UTC; null: not known. */
  readonly validTo: number | null
}
