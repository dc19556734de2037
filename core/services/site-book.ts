import { fail, succeed, type Result } from '../../contract/failure.ts'
import type { Log, SettingsStore } from '../ports.ts'
import { settingsDocument, type SavedSite, type SiteRecord } from './site-record.ts'

/** The sites that the user keeps, in the settings. The only writer of that file. */
export interface SiteBook {
  /** Reads the settings once. What could not be read was kept aside, and is told in a sentence. */
  open(): Promise<{ readonly sites: readonly SavedSite[]; readonly notice: string | null }>
  /** Writes all saved ones of these; one-offs and practice sites are never written. What a failure means, the caller says. */
  save(sites: readonly SiteRecord[]): Promise<Result<null>>
}

export function createSiteBook(settings: SettingsStore, log: Log): SiteBook {
  return {
    async open() {
      const stored = await settings.read()
      if (stored.kind === 'absent') return { sites: [], notice: null }
      if (stored.kind === 'unreadable') {
        log.write('error', 'The settings could not be read', { reason: stored.reason })
        return { sites: [], notice: `The settings could not be read. They were kept as ${stored.keptAs}.` }
      }
      const document = settingsDocument.safeParse(stored.value)
      if (document.success) return { sites: document.data.sites, notice: null }
      const kept = await settings.setAside()
      return {
        sites: [],
        notice: `The settings are not in a form that this version knows. They were kept as ${kept}.`,
      }
    },
    async save(sites) {
      const saved = sites.filter((site) => site.saved && !site.demo).map(toSaved)
      const written = await settings.write({ version: 1, sites: saved })
      if (written.ok) return succeed(null)
      return fail('storage', `The settings could not be written (${written.reason}).`)
    },
  }
}

function toSaved(site: SiteRecord): SavedSite {
  const { siteId, name, url, user, allowHttp, danglingAfterMs, sessionsLimit, keepSeat, certificate } = site
  return { siteId, name, url, user, allowHttp, danglingAfterMs, sessionsLimit, keepSeat, certificate }
}
