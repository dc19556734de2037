import { fail, succeed, type Result } from '../../contract/failure.ts'
import type { Locks, Log, SettingsStore } from '../ports.ts'
import { settingsDocument, type SavedSite, type SiteRecord } from './site-record.ts'
import { underLock } from './under-lock.ts'

/** The sites that the user keeps, in the settings. The only writer of that file, which window and terminal share. */
export interface SiteBook {
  /** Reads the settings once. What could not be read was kept aside, and is told in a sentence. */
  open(): Promise<{ readonly sites: readonly SavedSite[]; readonly notice: string | null }>
  /**
   * Writes all saved ones of these; one-offs and practice sites are never written. What another console has added, changed or
   * removed since stays so, where this one has not changed it. What a failure means, the caller says.
   */
  save(sites: readonly SiteRecord[]): Promise<Result<null>>
}

export function createSiteBook(settings: SettingsStore, locks: Locks, log: Log): SiteBook {
  /** As this console last had them in the file, by their id. */
  let known: ReadonlyMap<string, string> = new Map()

  /** Null: no list of ours is there. What is there instead is never written over. */
  async function readAgain(): Promise<readonly SavedSite[] | null> {
    const stored = await settings.read()
    if (stored.kind !== 'document') return null
    const document = settingsDocument.safeParse(stored.value)
    if (document.success) return document.data.sites
    // Where that fails now, the next write does it.
    await settings.setAside().catch(() => undefined)
    return null
  }

  async function save(sites: readonly SavedSite[]): Promise<Result<null>> {
    const there = await readAgain()
    const merged = there === null ? sites : mergeSites(there, sites, known)
    const written = await settings.write({ version: 1, sites: merged })
    if (!written.ok) return fail('storage', `The settings could not be written (${written.reason}).`)
    known = textsOf(sites)
    return succeed(null)
  }

  return {
    async open() {
      const stored = await settings.read()
      if (stored.kind === 'absent') return { sites: [], notice: null }
      if (stored.kind === 'unreadable') {
        log.write('error', 'The settings could not be read', { reason: stored.reason })
        return { sites: [], notice: `The settings could not be read. They were kept as ${stored.keptAs}.` }
      }
      const document = settingsDocument.safeParse(stored.value)
      if (document.success) {
        known = textsOf(document.data.sites)
        return { sites: document.data.sites, notice: null }
      }
      const kept = await settings.setAside().catch(() => null)
      return {
        sites: [],
        notice: `The settings are not in a form that this version knows. They were kept${kept === null ? '' : ` as ${kept}`}.`,
      }
    },
    save(sites) {
      const saved = sites.filter((site) => site.saved && !site.demo).map(toSaved)
      return underLock(locks, log, 'settings', () => save(saved))
    },
  }
}

const textsOf = (sites: readonly SavedSite[]): Map<string, string> =>
  new Map(sites.map((site) => [site.siteId, textOf(site)]))
const textOf = (site: SavedSite): string => JSON.stringify(toSaved(site))

/** Each site as whoever changed it last has it. `known`: what this console last had in the file. */
function mergeSites(
  there: readonly SavedSite[],
  ours: readonly SavedSite[],
  known: ReadonlyMap<string, string>,
): SavedSite[] {
  const isChanged = (site: SavedSite): boolean => known.get(site.siteId) !== textOf(site)
  const own = new Map(ours.map((site) => [site.siteId, site]))
  const kept = there.flatMap((site) => {
    const mine = own.get(site.siteId)
    if (mine) return isChanged(mine) ? mine : site
    // Removed here; else added by another console.
    return known.has(site.siteId) ? [] : site
  })
  const thereIds = new Set(there.map(({ siteId }) => siteId))
  return [...kept, ...ours.filter((site) => !thereIds.has(site.siteId) && isChanged(site))]
}

function toSaved(site: SavedSite): SavedSite {
  const { siteId, name, url, user, allowHttp, danglingAfterMs, sessionsLimit, keepSeat, certificate } = site
  return { siteId, name, url, user, allowHttp, danglingAfterMs, sessionsLimit, keepSeat, certificate }
}
