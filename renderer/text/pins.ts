import { assertNever } from '../../contract/assert-never.ts'
import type { Exemption, ExemptionKind } from '../../contract/exemption.ts'
import { plural } from '../../words/format.ts'
import { exactDateTime } from '../../words/times.ts'
import { visible } from './visible.ts'

/** The words of what is never killed. */
export const pins = {
  item: 'Never kill…',
  listItem: 'Exemptions…',
  title: 'Never kill',
  lead: 'Whatever is chosen, by hand or by a rule: it is left out, and the preview says so.',
  what: 'What',
  where: 'Where',
  here: 'On ',
  everywhere: 'On all sites',
  sessionHere: 'A session is of one site only.',
  ipHint:
    'An address is what the browser claims behind most web servers (X-Forwarded-For): whoever knows this exemption can give this address. A user or a session is safer.',
  anonymousHint:
    'The site writes “(none)” for a session of nobody. A user who is called so is taken for nobody: an exemption of this name does not hold.',
  cancel: 'Cancel',
  add: 'Never kill',
  listTitle: 'Exemptions',
  listLead: 'These are never killed: whatever is chosen, by hand or by a rule, they are left out.',
  empty: 'Nothing is exempt. Choose “Never kill…” in a row’s own menu, or in the line below the table.',
  find: 'Find',
  noneFound: 'Nothing found.',
  count: (count: number): string => plural(count, 'exemption'),
  remove: 'Remove',
  removeThis: (what: string): string => `May be killed again: ${what}`,
  removed: (what: string): string => `May be killed again: ${what}`,
  since: (at: number): string => `since ${exactDateTime(at)}`,
  goneSite: 'a site that is gone',
  allSites: 'all sites',
  close: 'Close',
  mark: 'Never killed',
  kill: 'Kill this session…',
  onlyUser: 'Show only this user’s',
  menu: 'This session',
} as const

/** What an exemption is of, before its value: `sessions of`. */
export function pinKind(kind: ExemptionKind): string {
  switch (kind) {
    case 'user':
      return 'Sessions of '
    case 'ip':
      return 'Sessions from '
    case 'session':
      return 'The session '
    default:
      return assertNever(kind)
  }
}

/** Why a row is pinned: `Never killed: sessions of robin on all sites`. */
export function pinReason(found: readonly Exemption[]): string {
  const each = found.map(({ kind, value, siteId }) => {
    const what = kind === 'session' ? 'this session' : `${pinKind(kind).toLowerCase()}${visible(value)}`
    return `${what} ${siteId === null ? 'on all sites' : 'on this site'}`
  })
  return `${pins.mark}: ${each.join('; ')}`
}
