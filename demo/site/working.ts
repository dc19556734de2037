import { seededRandom } from './random.ts'
import type { Site } from './site.ts'
import { cookieAgeMs } from './site.ts'

const minute = 60_000
/** Nobody works in each second. */
const pauseMs = 9 * minute

/**
 * The users who keep working. The answer moves the last activity of their sessions along. Call it before a
 * request is answered, so that it costs nothing while nobody asks.
 */
export function createWorkers(site: Site, keys: readonly string[]): () => void {
  const random = seededRandom(site.settings.seed)
  let last = site.clock.now()
  return () => {
    const now = site.clock.now()
    if (keys.length === 0 || now - last < minute) return
    last = now
    for (const key of keys) {
      const row = site.store.get(key)
      const activity = Math.max(row?.lastActivity ?? 0, now - random.below(pauseMs))
      if (row !== null)
        site.store.update({ ...row, lastActivity: activity, expire: activity + cookieAgeMs(site) })
    }
  }
}
