import { assertNever } from '../../contract/assert-never.ts'
import type { AuditEntry, AuditEvent, AuditProblem, AuditVerification } from '../../contract/audit.ts'
import type { HostKind } from '../../contract/host.ts'
import type { OutcomeCounts } from '../../contract/kill.ts'
import { comparable } from '../../core/domain/comparable.ts'
import { failureWords } from './failures.ts'
import { list, number, plural } from '../../words/format.ts'
import { duration, exactDateTime } from '../../words/times.ts'
import { pinKind } from './pins.ts'
import { ruleWords } from './rule.ts'
import { run } from './run.ts'
import { visible } from './visible.ts'

const hosts: Readonly<Record<HostKind, string>> = {
  electron: 'window',
  browser: 'browser',
  terminal: 'terminal',
}

/** The words of the audit log. */
export const audit = {
  title: 'Audit log',
  open: 'Audit log',
  lead: 'What was killed from this computer, by whom, and what became of it. It only grows.',
  search: 'Search the log',
  again: 'Read again',
  reading: 'Reading the audit log…',
  save: 'Save as JSON',
  fileName: 'lino-audit-log.json',
  saved: 'lino-audit-log.json is being saved.',
  empty: 'Nothing is written here yet.',
  emptyHint: 'Each kill, each exemption and what became of them will be.',
  noneFound: 'No entry matches.',
  shown: (shown: number, all: number): string =>
    shown === all
      ? plural(all, 'entry', 'entries')
      : `${number(shown)} of ${plural(all, 'entry', 'entries')}`,
  columns: { when: 'When', who: 'Who', site: 'Site', what: 'What' },
  allSites: 'all sites',
  when: exactDateTime,
  as: (account: string): string => `as ${account}`,
  by: (host: HostKind): string => hosts[host],
} as const

/** Problems that are told one by one. */
const toldAtMost = 10

/** Whether the log is whole, in sentences. */
export function verificationWords(verification: AuditVerification, entries: number): readonly string[] {
  const { ok, problems, head } = verification
  const said: string[] = []
  if (ok && entries > 0) {
    said.push(
      `The log is whole: ${plural(entries, 'entry', 'entries')}, none edited, removed or moved since ${entries === 1 ? 'it was' : 'they were'} written.`,
    )
  }
  if (!ok) said.push('The log is not whole.')
  said.push(...problems.slice(0, toldAtMost).map(problemWords))
  if (problems.length > toldAtMost)
    said.push(`${plural(problems.length - toldAtMost, 'more line')} of this kind.`)
  if (head === 'unchecked' && entries > 0)
    said.push('Without a keychain, lines missing at the end would not be noticed.')
  return said
}

function problemWords({ kind, line }: AuditProblem): string {
  switch (kind) {
    case 'edited':
      return `Line ${number(line)} was edited after it was written.`
    case 'broken':
      return `Line ${number(line)} does not follow the line before it: one was removed, added or moved.`
    case 'truncated':
      return `Lines are missing at the end, from line ${number(line)} on.`
    case 'replaced':
      return `Line ${number(line)} is not the one that was written there.`
    case 'unreadable':
      return `Line ${number(line)} cannot be read.`
    default:
      return assertNever(kind)
  }
}

/** What was done, in words. Names are written out visibly. */
export function eventWords(event: AuditEvent): string {
  switch (event.kind) {
    case 'killStarted': {
      const out = event.leftOut > 0 ? `, ${number(event.leftOut)} left out` : ''
      return `Kill of ${plural(event.planned, 'session')} started: ${ruleWords(event.rule)}${out}.`
    }
    case 'killEnded':
      return endedWords(event)
    case 'killResumed':
      return `Interrupted kill gone on with: ${plural(event.left, 'session')} left.`
    case 'killDropped':
      return `Interrupted kill dropped: ${plural(event.left, 'session')} left as ${event.left === 1 ? 'it was' : 'they were'}.`
    case 'cameBack':
      return `${number(event.users)} of ${plural(event.of, 'user')} came back within ${duration(event.watchedSeconds * 1000)} of being killed.`
    case 'exempted':
      return `Never kill: ${exemptWords(event.exempt, event.value)}.`
    case 'exemptionRemoved':
      return `May be killed again: ${exemptWords(event.exempt, event.value)}.`
    case 'brokenEnded':
      return `Without a list, while the table was hidden: one session of ${event.user === null ? run.anonymous : visible(event.user)}, ${run.outcomes[event.outcome]}.`
    default:
      return assertNever(event)
  }
}

const exemptWords = (kind: Parameters<typeof pinKind>[0], value: string): string =>
  `${pinKind(kind).toLowerCase()}${visible(value)}`

/** `208 ended, 3 spared`; empty: nothing was. */
function countWords(counts: OutcomeCounts): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${number(count)} ${run.outcomes[outcome as keyof OutcomeCounts]}`)
    .join(', ')
}

/** Users that are told one by one. */
const namedAtMost = 8

function endedWords(event: AuditEvent & { kind: 'killEnded' }): string {
  const { planned, outcomes, users, cancelled, failure } = event
  const named = users
    .slice(0, namedAtMost)
    .map(({ user, killed }) => `${user === null ? run.anonymous : visible(user)} ${number(killed)}`)
  if (users.length > namedAtMost) named.push(plural(users.length - namedAtMost, 'more user'))
  return [
    `Kill of ${plural(planned, 'session')} done: ${countWords(outcomes) || 'nothing was sent'}.`,
    named.length > 0 ? `By user: ${list(named)}.` : '',
    cancelled ? 'The rest was cancelled.' : '',
    failure === null ? '' : `It was stopped: ${failureWords(failure)}.`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** All that is to be seen of an entry, for a search. */
export function entryText({ at, osUser, host, site, event }: AuditEntry): string {
  const where = site ? `${visible(site.name)} ${site.url} ${visible(site.account)}` : audit.allSites
  return comparable([audit.when(at), visible(osUser), hosts[host], where, eventWords(event)].join(' '))
}
