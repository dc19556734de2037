import { z } from 'zod'
import { defaultDanglingAfterMs } from '../domain/state.ts'

/** What the settings keep of a site. No password, no cookie, no session key ever. */
const siteRecord = z.object({
  siteId: z.string().min(1),
  name: z.string().min(1),
  url: z.string().min(1),
  user: z.string().min(1),
  allowHttp: z.boolean().default(false),
  danglingAfterMs: z.number().positive().default(defaultDanglingAfterMs),
  sessionsLimit: z.number().int().min(0).nullable().default(null),
  keepSeat: z.boolean().default(true),
  /** Trusted for this site by the user. A certificate is public. */
  certificate: z
    .object({
      pem: z.string().min(1).max(50_000),
      fingerprint: z.string().min(1).max(100),
      validTo: z.number(),
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
