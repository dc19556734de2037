import tls, { type ConnectionOptions, type SecureContext } from 'node:tls'
import type { PinnedCertificate } from '../ports.ts'
import { certificateChanged } from './http-failure.ts'

type Trust = Pick<ConnectionOptions, 'secureContext' | 'checkServerIdentity'> & {
  /** A resumed connection shows no certificate to compare. */
  readonly maxCachedSessions?: number
}

/**
 * What https connections believe, to be given to an agent. Pinned: exactly this certificate, and no authority at all.
 * Otherwise the authorities that Node brings, and those that are installed on this machine (a company's own one).
 */
export function tlsTrust(pinned: PinnedCertificate | null): Trust {
  if (!pinned) return installed() ?? {}
  return {
    // A leaf may be the anchor: most private certificates are no authority themselves.
    secureContext: tls.createSecureContext({ ca: [pinned.pem], allowPartialTrustChain: true }),
    // In place of the name: the user has trusted this certificate for this site, whatever it is called.
    checkServerIdentity: (_host, shown) =>
      shown.fingerprint256 === pinned.fingerprint ? undefined : certificateChanged(),
    maxCachedSessions: 0,
  }
}

let known: { readonly secureContext: SecureContext } | null | undefined

/** Read once: it takes a while. Null on a Node that cannot tell the system's authorities; then its own ones count. */
function installed(): { readonly secureContext: SecureContext } | null {
  if (known !== undefined) return known
  known = null
  if (!('getCACertificates' in tls)) return known
  try {
    const authorities = new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])
    known = { secureContext: tls.createSecureContext({ ca: [...authorities] }) }
  } catch {
    // A store that cannot be read trusts nobody in addition.
  }
  return known
}
