import type { Exemption, ExemptionKind } from '../../contract/exemption.ts'
import type { Session } from '../../contract/session.ts'

/** The exemptions that hold for a session: it is never to be killed if there are any. */
export type ExemptionsFor = (session: Session) => readonly Exemption[]

/**
 * Those of one site, and of every site; of ten thousand as fast as of one. Users, with their capitals, and addresses are
 * compared as the site tells them.
 */
export function exemptionsOn(exemptions: readonly Exemption[], siteId: string): ExemptionsFor {
  const byValue = new Map<string, Exemption[]>()
  for (const each of exemptions) {
    if (each.siteId !== null && each.siteId !== siteId) continue
    const key = keyOf(each.kind, each.value)
    byValue.set(key, [...(byValue.get(key) ?? []), each])
  }
  const held = (kind: ExemptionKind, value: string | null): readonly Exemption[] =>
    (value !== null && byValue.get(keyOf(kind, value))) || []
  return ({ ref, user, ip }) =>
    byValue.size === 0 ? [] : [...held('session', ref), ...held('user', user), ...held('ip', ip)]
}

const keyOf = (kind: ExemptionKind, value: string): string => `${kind}\u0000${value}`
