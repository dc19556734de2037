import { assertNever } from '../../../contract/assert-never.ts'
import type { AuditEvent, AuditLog, AuditProblem } from '../../../contract/audit.ts'
import { span } from '../output/times.ts'
import { outcomeCountWords, outcomeWords, sessionsWord } from '../output/words.ts'
import { ruleWords } from './rule-words.ts'

/** What was done, in one line. It holds names as the site gave them: hostile text. */
export function eventWords(event: AuditEvent): string {
  switch (event.kind) {
    case 'killStarted': {
      const left = event.leftOut === 0 ? '' : `, ${event.leftOut} left out`
      return `began to kill ${sessionsWord(event.planned)}${left}: ${ruleWords(event.rule)}`
    }
    case 'killEnded':
      return killEndedWords(event)
    case 'killResumed':
      return `went on with an interrupted kill: ${sessionsWord(event.left)} left`
    case 'killDropped':
      return `gave an interrupted kill up: ${sessionsWord(event.left)} left`
    case 'cameBack':
      return `${event.users} of ${event.of} users came back within ${span(event.watchedSeconds * 1000)}`
    case 'exempted':
      return `exempted ${event.exempt} ${event.value}`
    case 'exemptionRemoved':
      return `no longer exempt: ${event.exempt} ${event.value}`
    case 'brokenEnded': {
      const outcome = outcomeWords({ outcome: event.outcome, reason: null })
      return `ended the session of ${event.user ?? '(nobody)'} that hid the table: ${outcome}`
    }
    default:
      return assertNever(event)
  }
}

/** So many users by name. */
const mostUsers = 5

function killEndedWords(event: Extract<AuditEvent, { kind: 'killEnded' }>): string {
  const { planned, outcomes, users, cancelled, failure } = event
  const counts = outcomeCountWords(outcomes)
  const named = users.slice(0, mostUsers).map(({ user, killed }) => `${user ?? '(nobody)'} ${killed}`)
  const more = users.length > mostUsers ? [`${users.length - mostUsers} more users`] : []
  const whose = named.length > 0 ? ` (${[...named, ...more].join(', ')})` : ''
  const end = cancelled ? '; cancelled' : failure === null ? '' : `; stopped: ${failure}`
  return `of ${sessionsWord(planned)}: ${counts === '' ? 'none killed' : counts}${whose}${end}`
}

/** Whether the log is whole, and each thing that is wrong with it. */
export function verificationWords({ entries, verification }: AuditLog): string[] {
  const { ok, problems, head } = verification
  const count = entries.length === 1 ? '1 entry' : `${entries.length} entries`
  const end =
    head === 'checked'
      ? 'Its end is the one that the keychain knows.'
      : 'No keychain knows its end here, so lines missing at the end would not be noticed.'
  return ok
    ? [`The audit log is whole: ${count}, unchanged and in their order.`, end]
    : ['The audit log is not as it was written:', ...problems.map((each) => `  ${problemWords(each)}`), end]
}

function problemWords({ kind, line }: AuditProblem): string {
  switch (kind) {
    case 'edited':
      return `Line ${line} was edited.`
    case 'broken':
      return `Line ${line} does not follow the one before it: lines were removed, moved or added.`
    case 'truncated':
      return `Line ${line} and what may come after it are missing, though the keychain knows of them.`
    case 'replaced':
      return `Line ${line} is another one than the keychain knows.`
    case 'unreadable':
      return `Line ${line} is no line of this log.`
    default:
      return assertNever(kind)
  }
}
