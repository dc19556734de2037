import { because, cause, fail, succeed, type Result } from '../../../contract/failure.ts'
import type { Cause, Notice } from '../../../contract/failure-causes.ts'
import { z } from 'zod'
import type { Locks, Log, SettingsStore } from '../../ports.ts'
import {
  oddFigures,
  settingsDocument,
  settingsVersion,
  type SavedSite,
  type SiteRecord,
} from './site-record.ts'
import { documentNotice, readDocument } from '../records/stored-document.ts'
import { underLock } from '../records/under-lock.ts'

/**
 * The sites that the user keeps, in the settings. The only writer of that file, which window and terminal
 * share.
 */
export interface SiteBook {
  /**
   * Reads the settings once. Sentences name what cannot be read, at each start until the settings are written
   * again. `unread`: the settings exist, and nobody knows which sites are in them. A sentence.
   */
  open(): Promise<{
    readonly sites: readonly SavedSite[]
    readonly notices: readonly Notice[]
    readonly unread?: Cause
  }>
  /** Whether the settings can be read now. Null: they can. `absent`: there are none. */
  whyUnknown(): Promise<Cause | 'absent' | null>
  /**
   * Writes all saved sites of these, and never one-offs and practice sites. It keeps what another console has
   * added, changed or removed since, unless this console has changed it too. The caller says what a failure
   * means.
   */
  save(sites: readonly SiteRecord[]): Promise<Result<null>>
}

export function createSiteBook(settings: SettingsStore, locks: Locks, log: Log): SiteBook {
  /** The file's sites as this console last saw or wrote them, by their id. */
  let known: ReadonlyMap<string, string> = new Map()

  async function save(sites: readonly SavedSite[]): Promise<Result<null>> {
    const there = await readDocument(settings, document, log)
    if (there.kind === 'untouched')
      return because('storage', there.why, { also: [cause('nothingWritten')], file: 'settings' })
    const merged = there.kind === 'document' ? mergeSites(there.value.sites, sites, known) : sites
    const raw = there.kind === 'document' ? there.raw : {}
    const written = await settings.write(withUnknown(raw, merged))
    if (!written.ok)
      return fail('storage', 'settingsNotWritten', { fault: written.fault }, { file: 'settings' })
    known = textsOf(sites)
    return succeed(null)
  }

  return {
    async open() {
      const found = await readDocument(settings, document, log)
      const notice = documentNotice(document.what, found)
      const notices = notice === null ? [] : [[notice]]
      if (found.kind === 'untouched') return { sites: [], notices, unread: found.why }
      if (found.kind !== 'document') return { sites: [], notices }
      known = textsOf(found.value.sites)
      const figures = oddFigures(found.raw, found.value.sites)
      return { sites: found.value.sites, notices: figures.length === 0 ? [] : [figures] }
    },
    async whyUnknown() {
      const found = await readDocument(settings, document, log)
      return found.kind === 'absent' ? 'absent' : documentNotice(document.what, found)
    },
    save(sites) {
      const saved = sites.filter((site) => site.saved && !site.demo).map(toSaved)
      return underLock(locks, log, 'settings', () => save(saved))
    },
  }
}

const document = { what: 'settings', schema: settingsDocument, version: settingsVersion } as const
const anyDocument = z.looseObject({ sites: z.array(z.looseObject({ siteId: z.string() })) })

/**
 * The document with everything else in it and in its sites, so that an addition of the same version is not
 * lost.
 */
function withUnknown(raw: unknown, sites: readonly SavedSite[]): object {
  const read = anyDocument.safeParse(raw)
  const before = new Map(read.data?.sites.map((site) => [site.siteId, site]))
  return {
    ...read.data,
    version: settingsVersion,
    sites: sites.map((site) => ({ ...before.get(site.siteId), ...toSaved(site) })),
  }
}

const textsOf = (sites: readonly SavedSite[]): Map<string, string> =>
  new Map(sites.map((site) => [site.siteId, textOf(site)]))
const textOf = (site: SavedSite): string => JSON.stringify(toSaved(site))

/** Each site as it was changed last, by any console. `known`: what this console last had in the file. */
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
    // Removed here. Otherwise another console has added it.
    return known.has(site.siteId) ? [] : site
  })
  const thereIds = new Set(there.map(({ siteId }) => siteId))
  return [...kept, ...ours.filter((site) => !thereIds.has(site.siteId) && isChanged(site))]
}

function toSaved(site: SavedSite): SavedSite {
  const { siteId, name, url, user, allowHttp, danglingAfterMs, onNowMs, tags, folder } = site
  const { sessionsLimit, keepSeat, signsItselfIn, certificate } = site
  const rules = { danglingAfterMs, onNowMs, sessionsLimit, keepSeat, signsItselfIn }
  return { siteId, name, url, user, allowHttp, ...rules, tags, folder, certificate }
}
