import { fail, succeed, type Result } from '../../contract/failure.ts'
import { z } from 'zod'
import type { Locks, Log, SettingsStore } from '../ports.ts'
import { oddFiguresNotice, settingsDocument, type SavedSite, type SiteRecord } from './site-record.ts'
import { documentNotice, readDocument } from './stored-document.ts'
import { underLock } from './under-lock.ts'

/** The sites that the user keeps, in the settings. The only writer of that file, which window and terminal share. */
export interface SiteBook {
  /**
   * Reads the settings once. What cannot be read is told in sentences, at each start until they are written again. `unread`: they are
   * there, and nobody knows which sites are in them; a sentence.
   */
  open(): Promise<{
    readonly sites: readonly SavedSite[]
    readonly notice: string | null
    readonly unread?: string
  }>
  /**
   * Writes all saved ones of these; one-offs and practice sites are never written. What another console has added, changed or
   * removed since stays so, where this one has not changed it. What a failure means, the caller says.
   */
  save(sites: readonly SiteRecord[]): Promise<Result<null>>
}

export function createSiteBook(settings: SettingsStore, locks: Locks, log: Log): SiteBook {
  /** As this console last had them in the file, by their id. */
  let known: ReadonlyMap<string, string> = new Map()

  async function save(sites: readonly SavedSite[]): Promise<Result<null>> {
    const there = await readDocument(settings, document, log)
    if (there.kind === 'left')
      return fail('storage', `${there.why} Nothing was written.`, { file: 'settings' })
    const merged = there.kind === 'document' ? mergeSites(there.value.sites, sites, known) : sites
    const raw = there.kind === 'document' ? there.raw : {}
    const written = await settings.write(withUnknown(raw, merged))
    if (!written.ok)
      return fail('storage', `The settings could not be written (${written.reason}).`, { file: 'settings' })
    known = textsOf(sites)
    return succeed(null)
  }

  return {
    async open() {
      const found = await readDocument(settings, document, log)
      const notice = documentNotice(document.what, found)
      if (found.kind === 'left') return { sites: [], notice, unread: found.why }
      if (found.kind !== 'document') return { sites: [], notice }
      known = textsOf(found.value.sites)
      return { sites: found.value.sites, notice: oddFiguresNotice(found.raw, found.value.sites) }
    },
    save(sites) {
      const saved = sites.filter((site) => site.saved && !site.demo).map(toSaved)
      return underLock(locks, log, 'settings', () => save(saved))
    },
  }
}

const document = { what: 'The settings', schema: settingsDocument, version: 1 }
const anyDocument = z.looseObject({ sites: z.array(z.looseObject({ siteId: z.string() })) })

/** The document with whatever else stood in it and in its sites: an addition of the same version is not lost. */
function withUnknown(raw: unknown, sites: readonly SavedSite[]): object {
  const read = anyDocument.safeParse(raw)
  const before = new Map(read.data?.sites.map((site) => [site.siteId, site]))
  return {
    ...read.data,
    version: 1,
    sites: sites.map((site) => ({ ...before.get(site.siteId), ...toSaved(site) })),
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
