import type { LoadMeter } from '../../domain/load.ts'
import type { Clock, Http, PinnedCertificate, Ports } from '../../ports.ts'

/**
 * One site's connections. They note each request. The trusted certificate can be exchanged while the site's
 * client lives on.
 */
export interface SiteHttp extends Http {
  /** From now on. Open connections are closed, because they were made under another trust. */
  pin(certificate: PinnedCertificate | null): void
}

export function createSiteHttp(
  createHttp: Ports['createHttp'],
  certificate: PinnedCertificate | null,
  { load, clock }: { readonly load: LoadMeter; readonly clock: Clock },
): SiteHttp {
  let http = createHttp(certificate)
  return {
    async send(request) {
      const answer = await http.send(request)
      load.note(clock.now(), answer.ok ? answer.tookMs : 0)
      return answer
    },
    close: () => http.close(),
    pin(next) {
      http.close()
      http = createHttp(next)
    },
  }
}
