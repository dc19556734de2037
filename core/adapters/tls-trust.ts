import tls, { type ConnectionOptions, type SecureContext } from 'node:tls'
import type { PinnedCertificate } from '../ports.ts'
import { certificateChanged } from './http-failure.ts'

interface Trust extends Pick<ConnectionOptions, 'secureContext' | 'checkServerIdentity'> {
  /** Written out: Node's default can be changed by the environment, and an explicit value cannot. */
  readonly rejectUnauthorized: true
  /** A resumed connection shows no certificate to compare. */
  readonly maxCachedSessions?: number
}

/** Whatever options Node was started with. */
const minVersion = 'TLSv1.2'

/**
 * What https connections believe, to be given to an agent. Pinned: exactly this certificate, and no authority at all.
 * Otherwise the authorities that Node brings, and those that are installed on this machine (a company's own one).
 */
export function tlsTrust(pinned: PinnedCertificate | null): Trust {
  if (!pinned) return { rejectUnauthorized: true, secureContext: installed() }
  return {
    rejectUnauthorized: true,
    // A leaf may be the anchor: most private certificates are no authority themselves.
    secureContext: tls.createSecureContext({ ca: [pinned.pem], allowPartialTrustChain: true, minVersion }),
    // In place of the name: the user has trusted this certificate for this site, whatever it is called.
    checkServerIdentity: (_host, shown) =>
      shown.fingerprint256 === pinned.fingerprint ? undefined : certificateChanged(),
    maxCachedSessions: 0,
  }
}

let known: SecureContext | undefined

/** Made once: it takes a while. */
function installed(): SecureContext {
  if (known) return known
  const authorities = systemAuthorities()
  known = tls.createSecureContext({ ...(authorities && { ca: authorities }), minVersion })
  return known
}

/** Null on a Node that cannot tell the system's authorities, or where its store cannot be read: then its own ones count. */
function systemAuthorities(): string[] | null {
  if (!('getCACertificates' in tls)) return null
  try {
    return [...new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])]
  } catch {
    return null
  }
}
