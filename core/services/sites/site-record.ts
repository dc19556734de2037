import { z } from 'zod'
import { cause } from '../../../contract/failure.ts'
import type { Notice } from '../../../contract/failure-causes.ts'
import { schemas } from '../../../contract/schemas.ts'
import { defaultDanglingAfterMs, defaultOnNowMs } from '../../domain/state.ts'

const { danglingAfterMs, onNowMs, tags, folder, sessionsLimit } = schemas.addSite.shape
/** What a Date can hold, milliseconds. */
const lastTime = 8.64e15

/**
 * What the settings hold of a site. Never a password, a cookie or a session key. An impossible figure counts
 * as missing, because it is no reason to lose all sites. (0.1.0 wrote `null` for the end of a certificate
 * that names none.)
 */
const siteRecord = z.object({
  siteId: z.string().min(1),
  name: z.string().min(1),
  url: z.string().min(1),
  user: z.string().min(1),
  allowHttp: z.boolean().default(false),
  danglingAfterMs: danglingAfterMs.unwrap().default(defaultDanglingAfterMs).catch(defaultDanglingAfterMs),
  onNowMs: onNowMs.unwrap().default(defaultOnNowMs).catch(defaultOnNowMs),
  tags: tags.unwrap().readonly().default([]).catch([]),
  folder: folder.unwrap().nullable().default(null).catch(null),
  sessionsLimit: sessionsLimit.unwrap().nullable().default(null).catch(null),
  keepSeat: z.boolean().default(true),
  signsItselfIn: z.boolean().default(false).catch(false),
  /** The user trusts it for this site. A certificate is public. */
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

/** `version` rises when the shape of the settings changes, and older files are read. */
export const settingsVersion = 2

/**
 * The settings file. Version 1, of 0.1.0, had no `onNowMs`, `tags`, `folder` and `signsItselfIn`. Its sites
 * get the usual ones.
 */
export const settingsDocument = z.object({
  version: z.union([z.literal(1), z.literal(settingsVersion)]),
  sites: z.array(siteRecord),
})

const writtenSites = z.object({ sites: z.array(z.looseObject({ siteId: z.string() })) })

/** The figures of the settings that cannot be, by how they were found (`raw`) and how they were read. */
export function oddFigures(raw: unknown, sites: readonly SavedSite[]): Notice {
  const written = new Map(writtenSites.safeParse(raw).data?.sites.map((site) => [site.siteId, site]))
  return sites.flatMap((site) => {
    const isOdd = (figure: 'danglingAfterMs' | 'sessionsLimit'): boolean => {
      const found = written.get(site.siteId)?.[figure]
      return found !== undefined && found !== site[figure]
    }
    const days = site.danglingAfterMs / 86_400_000
    return [
      ...(isOdd('danglingAfterMs') ? [cause('oddThreshold', { site: site.name, days })] : []),
      ...(isOdd('sessionsLimit') ? [cause('oddLimit', { site: site.name })] : []),
    ]
  })
}
