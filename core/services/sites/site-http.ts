import type { Http, PinnedCertificate, Ports } from '../../ports.ts'

/** One site's connections. The trusted certificate can be exchanged while the site's client lives on. */
export interface SiteHttp extends Http {
  /** From now on. Open connections are closed, because they were made under another trust. */
  pin(certificate: PinnedCertificate | null): void
}

export function createSiteHttp(
  createHttp: Ports['createHttp'],
  certificate: PinnedCertificate | null,
): SiteHttp {
  let http = createHttp(certificate)
  return {
    send: (request) => http.send(request),
    close: () => http.close(),
    pin(next) {
      http.close()
      http = createHttp(next)
    },
  }
}
