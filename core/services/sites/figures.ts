import type { FiguresPoint, SiteFigures, SiteState } from '../../../contract/site.ts'
import { lastDay } from '../../domain/figures-day.ts'
import type { Clock } from '../../ports.ts'

/** How the figures of each site were in the last 24 hours. */
export interface Figures {
  /** A site has a new state, perhaps from a new list. */
  note(state: SiteState): void
  /** The site is removed, or has become another one. */
  forget(siteId: string): void
  /** A site without any is missing. */
  all(): readonly SiteFigures[]
}

export function createFigures(clock: Clock): Figures {
  const bySite = new Map<string, readonly FiguresPoint[]>()

  return {
    note(state) {
      const { siteId, counts, readAt, figuresFrom, sessionsLimit } = state
      if (counts === null || readAt === null || figuresFrom !== 'list') return
      const before = bySite.get(siteId) ?? []
      if (before.at(-1)?.at === readAt) return
      const { live, dangling, onNow } = counts
      const point = { at: readAt, live, dangling, onNow, limit: sessionsLimit }
      bySite.set(siteId, lastDay([...before, point], readAt))
    },
    forget: (siteId) => void bySite.delete(siteId),
    all() {
      const now = clock.now()
      return [...bySite]
        .map(([siteId, points]) => ({ siteId, points: lastDay(points, now) }))
        .filter(({ points }) => points.length > 0)
    },
  }
}
