import { z } from 'zod'
import { schemas } from '../../contract/schemas.ts'
import { defaultDanglingAfterMs } from '../domain/state.ts'

const { danglingAfterMs, sessionsLimit } = schemas.addSite.shape
/** What a Date can hold, milliseconds. */
const lastTime = 8.64e15

/**
 * What the settings keep of a site. No password, no cookie, no session key ever. A figure that cannot be is as if it were not there:
 * it is no reason to lose all sites. (0.1.0 wrote `null` for the end of a certificate that tells none.)
 */
const siteRecord = z.object({
  siteId: z.string().min(1),
  name: z.string().min(1),
  url: z.string().min(1),
  user: z.string().min(1),
  allowHttp: z.boolean().default(false),
  danglingAfterMs: danglingAfterMs.unwrap().default(defaultDanglingAfterMs).catch(defaultDanglingAfterMs),
  sessionsLimit: sessionsLimit.unwrap().nullable().default(null).catch(null),
  keepSeat: z.boolean().default(true),
  /** Trusted for this site by the user. A certificate is public. */
  certificate: z
    .object({
      pem: z.string().min(1).max(50_000),
      fingerprint: z.string().min(1).max(100),
      validTo: z.number().min(-lastTime).max(lastTime).nullable().catch(null),
    })
    .nullable()
    .default(null),
})

export type SavedSite = z.infer<typeof siteRecord>

/** A site of this run: a saved one, a one-off, or one of the console's own practice sites. */
export interface SiteRecord extends SavedSite {
  readonly saved: boolean
  readonly demo: boolean
}

/** The settings file. `version` goes up when its shape changes, and older ones are migrated. */
export const settingsDocument = z.object({ version: z.literal(1), sites: z.array(siteRecord) })

const writtenSites = z.object({ sites: z.array(z.looseObject({ siteId: z.string() })) })

/** Sentences on the figures of the settings that cannot be, by how they were found (`raw`) and how they were read; null: all can be. */
export function oddFiguresNotice(raw: unknown, sites: readonly SavedSite[]): string | null {
  const written = new Map(writtenSites.safeParse(raw).data?.sites.map((site) => [site.siteId, site]))
  const sentences = sites.flatMap((site) => {
    const isOdd = (figure: 'danglingAfterMs' | 'sessionsLimit'): boolean => {
      const found = written.get(site.siteId)?.[figure]
      return found !== undefined && found !== site[figure]
    }
    const threshold = `The settings hold no possible threshold of ${site.name}: sessions are dangling after ${String(site.danglingAfterMs / 86_400_000)} days.`
    const limit = `The settings hold no possible sessions limit of ${site.name}: it is not known now.`
    return [...(isOdd('danglingAfterMs') ? [threshold] : []), ...(isOdd('sessionsLimit') ? [limit] : [])]
  })
  return sentences.length === 0 ? null : sentences.join(' ')
}
