import type { SiteFigures, SiteState } from '../../../contract/site.ts'
import { randomFrom } from './seed.ts'

const slotMs = 900_000

/** Invented figures of the last 24 hours that end with the present ones. */
export function figuresOf(sites: readonly SiteState[], now: number): SiteFigures[] {
  return sites.flatMap(({ siteId, counts, sessionsLimit: limit }, index) => {
    if (counts === null) return []
    const random = randomFrom(index + 1)
    const { live, dangling, onNow } = counts
    const points = Array.from({ length: 96 }, (_, slot) => {
      const share = slot === 95 ? 1 : 0.6 + 0.4 * Math.sin(slot / 12) ** 2 + 0.05 * random()
      const of = (figure: number): number => Math.round(figure * share)
      const at = now - (95 - slot) * slotMs
      return { at, live: of(live), dangling: of(dangling), onNow: onNow === null ? null : of(onNow), limit }
    })
    return [{ siteId, points }]
  })
}
