import tls, { type ConnectionOptions, type SecureContext } from 'node:tls'
import type { PinnedCertificate } from '../ports.ts'
import { certificateChanged } from './http-failure.ts'

interface Trust extends Pick<ConnectionOptions, 'secureContext' | 'checkServerIdentity'> {
  /** An explicit value, because the environment can change Node's default, but not this. */
  readonly rejectUnauthorized: true
  /** A resumed connection shows no certificate to compare. */
  readonly maxCachedSessions?: number
}

/** Whatever options Node was started with. */
const minVersion = 'TLSv1.2'

/**
 * What https connections trust, as options for an agent. Pinned: exactly this certificate, and no authority
 * at all. Otherwise the authorities of Node, and those that are installed on this machine (such as a
 * company's own).
 */
export function tlsTrust(pinned: PinnedCertificate | null): Trust {
  if (!pinned) return { rejectUnauthorized: true, secureContext: installed() }
  return {
    rejectUnauthorized: true,
    // The certificate itself may be the anchor, because most private certificates are no authority.
    secureContext: tls.createSecureContext({ ca: [pinned.pem], allowPartialTrustChain: true, minVersion }),
    // Replaces the check of the name: the user has trusted this certificate for this site, whatever its name
    // is.
    checkServerIdentity: (_host, shown) =>
      shown.fingerprint256 === pinned.fingerprint ? undefined : certificateChanged(),
    maxCachedSessions: 0,
  }
}

let known: SecureContext | undefined

/** Made once, because it takes a while. */
function installed(): SecureContext {
  if (known) return known
  const authorities = systemAuthorities()
  known = tls.createSecureContext({ ...(authorities && { ca: authorities }), minVersion })
  return known
}

/**
 * Null if Node cannot name the system's authorities (before 22.15), or cannot read their store. Then Node's
 * own authorities count.
 */
function systemAuthorities(): string[] | null {
  try {
    return [...new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])]
  } catch {
    return null
  }
}
