import type { Exemption, ExemptionKind } from '../../contract/exemption.ts'
import type { Session } from '../../contract/session.ts'
import { isPracticeSiteId } from './practice-site.ts'

/** The exemptions that hold for a session. If there are any, the session is never killed. */
export type ExemptionsFor = (session: Session) => readonly Exemption[]

/** What identifies a site: its id, or its address if it was saved again. */
export interface SitePlace {
  readonly siteId: string
  readonly url: string
}

/**
 * The exemption with its site's present address, the address that it had, or null. An exemption of a site
 * that nobody knows holds everywhere, because that can only spare a session.
 */
export function withAddress(exemption: Exemption, sites: readonly SitePlace[]): Exemption {
  const { siteId } = exemption
  if (siteId === null || isPracticeSiteId(siteId)) return exemption
  const site = sites.find((each) => each.siteId === siteId)
  return { ...exemption, url: site?.url ?? exemption.url ?? null }
}

const holdsOn = ({ siteId, url }: Exemption, site: SitePlace): boolean =>
  siteId === null || siteId === site.siteId || url === null || url === site.url

/**
 * The exemptions of one site and of every site. Ten thousand are as fast as one. Users (with their capitals)
 * and addresses are compared as the site writes them.
 */
export function exemptionsOn(exemptions: readonly Exemption[], site: SitePlace): ExemptionsFor {
  const byValue = new Map<string, Exemption[]>()
  for (const each of exemptions) {
    if (!holdsOn(each, site)) continue
    const key = keyOf(each.kind, each.value)
    byValue.set(key, [...(byValue.get(key) ?? []), each])
  }
  const held = (kind: ExemptionKind, value: string | null): readonly Exemption[] =>
    (value !== null && byValue.get(keyOf(kind, value))) || []
  return ({ ref, user, ip }) =>
    byValue.size === 0 ? [] : [...held('session', ref), ...held('user', user), ...held('ip', ip)]
}

const keyOf = (kind: ExemptionKind, value: string): string => `${kind}\u0000${value}`
