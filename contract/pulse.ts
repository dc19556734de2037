import type { SiteState } from './site.ts'

/** What changes with each reading of a site. Everything else of a site changes rarely. */
const fields = {
  siteId: true,
  reading: true,
  readAt: true,
  nextReadAt: true,
  nextTryAt: true,
  figuresFrom: true,
  counts: true,
  load: true,
  failure: true,
  failedAt: true,
  failingSince: true,
  serverAheadMs: true,
  generation: true,
} as const satisfies { [F in keyof SiteState]?: true }

/** The part of a site's state that changes with each reading. */
export type SitePulse = Pick<SiteState, keyof typeof fields>

export function pulseOf(site: SiteState): SitePulse {
  const { siteId, reading, readAt, nextReadAt, nextTryAt, figuresFrom, counts, load } = site
  const { failure, failedAt, failingSince, serverAheadMs, generation } = site
  const times = { reading, readAt, nextReadAt, nextTryAt, failedAt, failingSince, serverAheadMs }
  return { siteId, ...times, figuresFrom, counts, load, failure, generation }
}

/** The rest of a site's state as text, which shows whether it has changed. */
export const restOf = (site: SiteState): string =>
  JSON.stringify(site, (name, value: unknown) => (Object.hasOwn(fields, name) ? undefined : value))
