import type { Cause } from '../../../contract/failure-causes.ts'
import type { FiguresPoint, SiteFigures, SiteState } from '../../../contract/site.ts'
import { lastDay } from '../../domain/figures-day.ts'
import type { Clock } from '../../ports.ts'
import type { FiguresFile, KeptFigures } from './figures-file.ts'
import type { SiteRecord } from './site-record.ts'
import type { WatchedSite } from './watched-site.ts'

/**
 * The figures of each site: how they were in the last 24 hours, and how they were when the console last ran.
 */
export interface Figures {
  /**
   * Gives each saved site the figures that an earlier run noted. Call once, after the sites are there.
   * Returns what to say of the file. Null: nothing.
   */
  open(sites: readonly WatchedSite[]): Promise<Cause | null>
  /** A site has a new state, perhaps from a new list. */
  note(state: SiteState): void
  /** The site is removed, or has become another one. */
  forget(siteId: string): void
  /** A site without any is missing. */
  all(): readonly SiteFigures[]
  /** Writes what is not on the disk yet. */
  close(): Promise<void>
}

/** At most once in this time the file is written. Milliseconds. */
const writeEveryMs = 60_000
/** Nobody removes a site of another data folder's console from the file. It goes after this. Milliseconds. */
const keepMs = 30 * 86_400_000

/**
 * @param file null: this host neither reads nor writes it
 * @param present the sites of this run
 */
export function createFigures(
  file: FiguresFile | null,
  clock: Clock,
  present: () => readonly WatchedSite[],
): Figures {
  const days = new Map<string, readonly FiguresPoint[]>()
  /** What was last noted of each site, so that a state without news costs nothing. */
  const noted = new Map<string, { readonly readAt: number | null; readonly limit: number | null }>()
  const forgotten = new Set<string>()
  const closed = new AbortController()
  let isDirty = false
  let writing: Promise<void> | null = null

  async function write(): Promise<void> {
    isDirty = false
    const ours = present()
      .filter(({ record }) => isKept(record))
      .map((site) => keptOf(site, days))
    const gone = new Set(forgotten)
    const now = clock.now()
    const written = await file?.change((there) =>
      merged(
        there.filter(({ siteId }) => !gone.has(siteId)),
        ours,
        now,
      ),
    )
    if (written) for (const siteId of gone) forgotten.delete(siteId)
  }

  async function writeLater(): Promise<void> {
    await clock.wait(writeEveryMs, closed.signal)
    await write()
    writing = null
    if (isDirty && !closed.signal.aborted) changed()
  }

  function changed(): void {
    isDirty = true
    if (file && !closed.signal.aborted) writing ??= writeLater()
  }

  return {
    async open(sites) {
      if (!file) return null
      const { sites: kept, notice } = await file.read()
      const bySite = new Map(kept.map((each) => [each.siteId, each]))
      for (const site of sites) {
        const known = bySite.get(site.siteId)
        if (!known || !isKept(site.record) || known.url !== site.record.url) continue
        days.set(site.siteId, known.points)
        site.recall(known)
      }
      return notice
    },
    note(state) {
      const { siteId, counts, figuresFrom, sessionsLimit: limit } = state
      const readAt = figuresFrom === 'list' ? state.readAt : null
      const before = noted.get(siteId)
      if (before?.readAt === readAt && before.limit === limit) return
      noted.set(siteId, { readAt, limit })
      if (counts !== null && readAt !== null && before?.readAt !== readAt) {
        const { live, dangling, onNow } = counts
        const point = { at: readAt, live, dangling, onNow, limit }
        days.set(siteId, lastDay([...(days.get(siteId) ?? []), point], readAt))
      }
      if (before || readAt !== null) changed()
    },
    forget(siteId) {
      days.delete(siteId)
      noted.delete(siteId)
      forgotten.add(siteId)
      changed()
    },
    all() {
      const now = clock.now()
      return [...days]
        .map(([siteId, points]) => ({ siteId, points: lastDay(points, now) }))
        .filter(({ points }) => points.length > 0)
    },
    async close() {
      closed.abort()
      await writing
      if (file && isDirty) await write()
    },
  }
}

/** Practice sites are new at each start, and a one-off is forgotten. */
const isKept = ({ saved, demo }: SiteRecord): boolean => saved && !demo

function keptOf(
  { siteId, record, state, learntLimit }: WatchedSite,
  days: ReadonlyMap<string, readonly FiguresPoint[]>,
): KeptFigures {
  const { url, name } = record
  const { readAt, counts } = state()
  return { siteId, url, name, readAt, counts, learntLimit: learntLimit(), points: days.get(siteId) ?? [] }
}

/** Of each site the newer figures, because another window reads the same sites. */
function merged(there: readonly KeptFigures[], ours: readonly KeptFigures[], now: number): KeptFigures[] {
  const before = new Map(there.map((each) => [each.siteId, each]))
  const here = ours.map((mine) => {
    const other = before.get(mine.siteId)
    before.delete(mine.siteId)
    if (!other || other.url !== mine.url) return { ...mine, points: lastDay(mine.points, now) }
    const { readAt, counts } = (other.readAt ?? -Infinity) > (mine.readAt ?? -Infinity) ? other : mine
    return { ...mine, readAt, counts, points: lastDay([...other.points, ...mine.points], now) }
  })
  const others = [...before.values()].filter(({ readAt }) => now - (readAt ?? 0) < keepMs)
  return [...others, ...here].filter(({ counts, learntLimit }) => counts !== null || learntLimit !== null)
}
