import { assertNever } from '../../contract/assert-never.ts'
import type { Exemption } from '../../contract/exemption.ts'
import type { Session } from '../../contract/session.ts'

/** The exemptions that hold for it. Users, with their capitals, and addresses are compared as the site tells them. */
export function exemptionsOf(
  session: Session,
  siteId: string,
  exemptions: readonly Exemption[],
): readonly Exemption[] {
  return exemptions.filter(
    (each) => (each.siteId === null || each.siteId === siteId) && each.value === valueOf(session, each.kind),
  )
}

/** Whether it is never to be killed. */
export function isExempt(session: Session, siteId: string, exemptions: readonly Exemption[]): boolean {
  return exemptionsOf(session, siteId, exemptions).length > 0
}

function valueOf(session: Session, kind: Exemption['kind']): string | null {
  switch (kind) {
    case 'user':
      return session.user
    case 'ip':
      return session.ip
    case 'session':
      return session.ref
    default:
      return assertNever(kind)
  }
}
