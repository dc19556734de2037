import type { Exemption, ExemptionKind } from '../../contract/exemption.ts'
import type { Session } from '../../contract/session.ts'
import { isExempt } from '../../core/domain/exempt.ts'

/** Which exemptions hold for a session; of ten thousand exemptions as fast as of one. */
export type Pins = (session: Session) => readonly Exemption[]

const keyOf = (kind: ExemptionKind, value: string): string => `${kind}\u0000${value}`

export function pinsOf(exemptions: readonly Exemption[], siteId: string): Pins {
  const byValue = new Map<string, Exemption[]>()
  for (const each of exemptions) {
    if (each.siteId !== null && each.siteId !== siteId) continue
    const key = keyOf(each.kind, each.value)
    byValue.set(key, [...(byValue.get(key) ?? []), each])
  }
  return (session) => {
    if (byValue.size === 0) return []
    const found = [keyOf('session', session.ref)]
    if (session.user !== null) found.push(keyOf('user', session.user))
    if (session.ip !== null) found.push(keyOf('ip', session.ip))
    const candidates = found.flatMap((key) => byValue.get(key) ?? [])
    // The domain has the last word.
    return candidates.length > 0 && isExempt(session, siteId, candidates) ? candidates : []
  }
}
