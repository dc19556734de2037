import type { AuditEntry } from '../contract/audit.ts'
import type { HostKind } from '../contract/host.ts'
import { comparable } from '../core/domain/comparable.ts'
import { visible } from '../core/domain/visible.ts'
import { eventWords } from './audit-events.ts'
import { say, sayCount } from './say.ts'
import { exactDateTime } from './times.ts'

const hosts: Readonly<Record<HostKind, () => string>> = {
  electron: () => say('window'),
  browser: () => say('browser'),
  terminal: () => say('terminal'),
}

/** The words of the audit log. */
export const audit = {
  title: () => say('Audit log'),
  open: () => say('Audit log'),
  lead: () =>
    say('What was killed from this computer, by whom, and with which outcome. Entries are only added.'),
  search: () => say('Search the log'),
  again: () => say('Read again'),
  reading: () => say('Reading the audit log…'),
  save: () => say('Save as JSON'),
  fileName: 'lino-audit-log.json',
  saved: () => say('The download of {file} has started.', { file: 'lino-audit-log.json' }),
  empty: () => say('The audit log is empty.'),
  emptyHint: () => say('It will hold each kill with its outcomes, and each exemption.'),
  noneFound: () => say('No entry matches.'),
  shown: (shown: number, count: number): string =>
    shown === count
      ? sayCount('{count} entry', '{count} entries', { count })
      : sayCount('{shown} of {count} entry', '{shown} of {count} entries', { shown, count }),
  columns: {
    when: () => say('When'),
    who: () => say('Who'),
    site: () => say('Site'),
    what: () => say('What'),
  },
  allSites: () => say('all sites'),
  when: exactDateTime,
  as: (account: string): string => say('as {account}', { account }),
  by: (host: HostKind): string => hosts[host](),
} as const

/** Everything that is visible of an entry, for a search. */
export function entryText({ at, osUser, host, site, event }: AuditEntry): string {
  const where = site ? `${visible(site.name)} ${site.url} ${visible(site.account)}` : audit.allSites()
  return comparable([audit.when(at), visible(osUser), hosts[host](), where, eventWords(event)].join(' '))
}
