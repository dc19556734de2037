/**
 * Why a certificate is not accepted. changed: the user trusts another certificate for this site. The user
 * cannot trust an expired certificate, one that is not valid yet, or one that is broken in another way.
 */
export type CertificateProblem =
  'selfSigned' | 'unknownIssuer' | 'wrongName' | 'changed' | 'expired' | 'notYetValid' | 'other'

/**
 * What a site's certificate says about itself, read without trusting it. Its texts are hostile. It is public,
 * and no secret.
 */
export interface CertificateInfo {
  /** SHA-256 over the certificate: 32 pairs of hex digits with colons between them. */
  readonly fingerprint: string
  /** Whose certificate it is, and who signed it. */
  readonly subject: string
  readonly issuer: string
  /** Milliseconds since 1970, UTC. Null: the certificate names no valid time. */
  readonly validFrom: number | null
  readonly validTo: number | null
  /** The site itself signed it, and nobody else. */
  readonly selfSigned: boolean
  /** Whether it is for the name in the site's address. */
  readonly hostMatches: boolean
}

/** The user trusts this certificate for the site, and no other. */
export interface TrustedCertificate {
  readonly fingerprint: string
  /** Milliseconds since 1970, UTC. Null: not known. */
  readonly validTo: number | null
}
