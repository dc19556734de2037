import { assertNever } from '../contract/assert-never.ts'
import type { Exemption, ExemptionKind } from '../contract/exemption.ts'
import { series } from './format.ts'
import { say, sayCount, sayParts } from './say.ts'
import { exactDateTime } from './times.ts'
import { visible } from '../core/domain/visible.ts'

/** The words of what is never killed. */
export const exemptions = {
  item: () => say('Exempt…'),
  listItem: () => say('Exemptions…'),
  title: () => say('Exempt from kills'),
  lead: () =>
    say('An exempt session is never killed, whether it is chosen by hand or by a rule. The preview says so.'),
  what: () => say('What'),
  where: () => say('Where'),
  here: <Part>(site: Part) => sayParts('On {site}', { site }),
  everywhere: () => say('On all sites'),
  sessionHere: () => say('A session belongs to one site only.'),
  ipHint: () =>
    say(
      'Behind most web servers the address is what the browser claims (X-Forwarded-For). Anyone who knows this exemption can claim this address. A user or a session is safer.',
    ),
  anonymousHint: () =>
    say(
      'The site writes “(none)” for an anonymous session. A user with this name is taken for anonymous, so an exemption of this name has no effect.',
    ),
  cancel: () => say('Cancel'),
  add: () => say('Exempt'),
  listTitle: () => say('Exemptions'),
  listLead: () => say('Exempt sessions are never killed, whether they are chosen by hand or by a rule.'),
  empty: () =>
    say('Nothing is exempt. Choose “Exempt…” in a row’s own menu, or in the line below the table.'),
  find: () => say('Find'),
  noneFound: () => say('Nothing found.'),
  count: (count: number): string => sayCount('{count} exemption', '{count} exemptions', { count }),
  remove: () => say('Remove'),
  removeThis: (what: string): string => say('Remove: {what}', { what }),
  removed: (what: string): string => say('No longer exempt: {what}', { what }),
  since: (at: number): string => say('since {time}', { time: exactDateTime(at) }),
  goneSite: () => say('a removed site'),
  allSites: () => say('all sites'),
  close: () => say('Close'),
  kill: () => say('Kill this session…'),
  onlyUser: () => say('Show only this user’s'),
  menu: () => say('This session'),
} as const

/** What an exemption applies to, alone, with an element for its value. */
export function exemptParts<Part>(kind: ExemptionKind, value: Part): readonly (Part | string)[] {
  switch (kind) {
    case 'user':
      return sayParts('Sessions of {user}', { user: value })
    case 'ip':
      return sayParts('Sessions from {address}', { address: value })
    case 'session':
      return sayParts('The session {ref}', { ref: value })
    default:
      return assertNever(kind)
  }
}

/** What an exemption applies to, within a sentence. */
export function exemptWords(kind: ExemptionKind, value: string): string {
  switch (kind) {
    case 'user':
      return say('sessions of {user}', { user: visible(value) })
    case 'ip':
      return say('sessions from {address}', { address: visible(value) })
    case 'session':
      return say('the session {ref}', { ref: visible(value) })
    default:
      return assertNever(kind)
  }
}

/** Why a row is never killed: `Exempt: sessions of robin on all sites`. */
export function exemptReason(found: readonly Exemption[]): string {
  const reasons = found.map(({ kind, value, siteId }) => {
    const what = kind === 'session' ? say('this session') : exemptWords(kind, value)
    return siteId === null ? say('{what} on all sites', { what }) : say('{what} on this site', { what })
  })
  return say('Exempt: {reasons}', { reasons: series(reasons) })
}
