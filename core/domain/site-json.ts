import type { Failure, FailureKind } from '../../contract/failure.ts'
import type { SiteState } from '../../contract/site.ts'
import { isoTime } from './iso-time.ts'

// Parts of the documents for programs: exactly these keys, in this order (docs/terminal.md). Scripts rely on them.

/** Where nothing can be listed an administrator needs Lino's own words: they are what one searches for. Hostile text. */
const withSiteText = new Set<FailureKind>(['tableHidden', 'notInDatabase'])

export function failureJson({ kind, hint, siteText, correctedUrl, wayIn }: Failure): object {
  return {
    failure: {
      kind,
      hint,
      ...(siteText !== undefined && withSiteText.has(kind) && { siteText }),
      ...(correctedUrl !== undefined && { correctedUrl }),
      ...(wayIn && { wayIn }),
    },
  }
}

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
  }
}
