import { z } from 'zod'
import { parseJson } from '../../../contract/parse-json.ts'

/** A site of the settings, without name, address, user and certificate. Null: missing, or malformed. */
export interface SiteFacts {
  /** The first part of its id, which the log uses as the site's name. */
  readonly site: string | null
  readonly scheme: 'https' | 'http' | null
  readonly allowHttp: boolean | null
  readonly danglingAfterMs: number | null
  readonly sessionsLimit: number | null
  readonly keepSeat: boolean | null
  /** A certificate is trusted for this site alone. */
  readonly ownCertificate: boolean
}

export interface SettingsFacts {
  readonly version: number | null
  readonly sites: readonly SiteFacts[]
}

const figure = z.number().nullable().catch(null)
const yesOrNo = z.boolean().nullable().catch(null)
const site = z.object({
  siteId: z.uuid().nullable().catch(null),
  url: z.string().catch(''),
  allowHttp: yesOrNo,
  danglingAfterMs: figure,
  sessionsLimit: figure,
  keepSeat: yesOrNo,
  certificate: z.unknown(),
})
const settings = z.object({ version: figure, sites: z.array(z.unknown()).catch([]) })

/** What may be shown of a settings file, of any version and in any state. Null: it is no JSON object. */
export function settingsFacts(text: string): SettingsFacts | null {
  const document = settings.safeParse(parseJson(text))
  if (!document.success) return null
  const { version, sites } = document.data
  return { version, sites: sites.map(siteFacts) }
}

function schemeOf(protocol: string | undefined): SiteFacts['scheme'] {
  if (protocol === 'https:') return 'https'
  return protocol === 'http:' ? 'http' : null
}

function siteFacts(value: unknown): SiteFacts {
  const { data } = site.safeParse(value)
  return {
    site: data?.siteId?.slice(0, 8) ?? null,
    scheme: schemeOf(URL.parse(data?.url ?? '')?.protocol),
    allowHttp: data?.allowHttp ?? null,
    danglingAfterMs: data?.danglingAfterMs ?? null,
    sessionsLimit: data?.sessionsLimit ?? null,
    keepSeat: data?.keepSeat ?? null,
    ownCertificate: data?.certificate !== undefined && data.certificate !== null,
  }
}
