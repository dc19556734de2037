import type { ConsoleApi } from '../../contract/console-api.ts'
import { succeed } from '../../contract/failure.ts'
import { createLinoClient, readSiteUrl } from '../lino/index.ts'
import { watchIfIn, type ConsoleParts } from './parts.ts'

type AddressCalls = Pick<ConsoleApi, 'probeSite' | 'readCertificate' | 'trustCertificate'>

/** The calls that look at what answers at an address, and decide which certificate to trust there. */
export function addressCalls({ ports, known, certificates, sites, watch }: ConsoleParts): AddressCalls {
  return {
    async probeSite({ url, allowHttp = false, trustFingerprint }) {
      const read = readSiteUrl(url, allowHttp)
      if (!read.ok) return read
      const pinned =
        trustFingerprint === undefined
          ? succeed(null)
          : await certificates.pinned(read.value, trustFingerprint)
      if (!pinned.ok) return pinned
      const { clock, log } = ports
      const http = ports.createHttp(pinned.value)
      const client = createLinoClient({ url: read.value, allowHttp, http, clock, log, known })
      try {
        return await client.probe()
      } finally {
        client.close()
      }
    },
    async readCertificate({ url }) {
      const read = readSiteUrl(url, false)
      return read.ok ? certificates.read(read.value) : read
    },
    async trustCertificate({ siteId, fingerprint }) {
      const trusted = await sites.trust(siteId, fingerprint)
      if (!trusted.ok) return trusted
      const site = trusted.value
      if (site.state().access === 'signedIn') await site.read()
      else await site.resume()
      watchIfIn(watch, site)
      return succeed(site.state())
    },
  }
}
