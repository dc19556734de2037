import type { SiteState } from '../../contract/site.ts'
import { isoTime } from './iso-time.ts'

// Parts of the documents for programs: exactly these keys, in this order (docs/terminal.md). Scripts rely on
// them.

export function siteJson(site: SiteState): object {
  return {
    url: site.url,
    name: site.name,
    frontEnd: site.frontEnd,
    killBy: site.killBy,
    readAt: isoTime(site.readAt),
    clockOffsetMinutes: site.clockOffsetMinutes,
    sessionsLimit: site.sessionsLimit,
    cookieAgeSeconds: site.cookieAgeSeconds,
    countsExpired: site.countsExpired ?? null,
    timesUnread: site.timesUnread ?? null,
  }
}
