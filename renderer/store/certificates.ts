import type { CertificateInfo } from '../../contract/certificate.ts'
import type { Failure, Result } from '../../contract/failure.ts'
import { siteCommand, type SiteFacts } from './site-facts.ts'
import { type Slice, without } from './state.ts'

export interface CertificateActions {
  readCertificate(url: string): Promise<Result<CertificateInfo>>
  /** Returns why not. Null: it is trusted. */
  trustCertificate(siteId: string, fingerprint: string): Promise<Failure | null>
  /** Uses the https address of a site from now on. */
  moveToHttps(siteId: string, url: string): Promise<void>
}

export function certificateActions(slice: Slice, facts: SiteFacts): CertificateActions {
  const { get, set, call } = slice
  return {
    readCertificate: (url) => call('readCertificate', { url }),
    trustCertificate: async (siteId, fingerprint) => {
      const result = await call('trustCertificate', { siteId, fingerprint })
      if (!result.ok) return result.failure
      facts.takeSite(result.value)
      set({ signIns: without(get().signIns, siteId) })
      return null
    },
    moveToHttps: async (siteId, url) => {
      await siteCommand(slice, facts, call('changeSite', { siteId, url, allowHttp: false }))
      set({ signIns: without(get().signIns, siteId) })
    },
  }
}
