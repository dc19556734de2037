import { assertNever } from '../contract/assert-never.ts'
import type { AuditEvent } from '../contract/audit.ts'
import { number } from './format.ts'
import { exemptWords } from './exemptions.ts'
import { failureWords } from './failure-kinds.ts'
import { outcomeCountWords, outcomeWords } from './outcomes.ts'
import { ruleWords } from './rules.ts'
import { say, sayCount } from './say.ts'
import { duration } from './times.ts'
import { userWords, withMore } from './users.ts'

/** What was done, in sentences. Every character of a name is visible. */
export function eventWords(event: AuditEvent): string {
  switch (event.kind) {
    case 'killStarted':
      return startedWords(event)
    case 'killEnded':
      return endedWords(event)
    case 'killResumed':
      return sayCount(
        'Interrupted kill resumed: {count} session left.',
        'Interrupted kill resumed: {count} sessions left.',
        { count: event.left },
      )
    case 'killDropped':
      return sayCount(
        'Interrupted kill dropped: {count} session had no recorded outcome.',
        'Interrupted kill dropped: {count} sessions had no recorded outcome.',
        { count: event.left },
      )
    case 'cameBack':
      return sayCount(
        '{users} of {count} user came back within {time} of being killed.',
        '{users} of {count} users came back within {time} of being killed.',
        { count: event.of, users: event.users, time: duration(event.watchedSeconds * 1000) },
      )
    case 'exempted':
      return say('Exempted: {what}.', { what: exemptWords(event.exempt, event.value) })
    case 'exemptionRemoved':
      return say('No longer exempt: {what}.', { what: exemptWords(event.exempt, event.value) })
    case 'brokenEnded':
      return say('The session of {user} that hid the table, without a list: {outcome}.', {
        user: userWords(event.user),
        outcome: outcomeWords[event.outcome](),
      })
    default:
      return assertNever(event)
  }
}

function startedWords({ planned: count, leftOut, rule }: AuditEvent & { kind: 'killStarted' }): string {
  const started = sayCount(
    'Kill of {count} session started: {rule}.',
    'Kill of {count} sessions started: {rule}.',
    { count, rule: ruleWords(rule) },
  )
  return leftOut === 0 ? started : `${started} ${say('Left out: {count}.', { count: leftOut })}`
}

/** The number of users that are named. */
const namedAtMost = 8

function endedWords(event: AuditEvent & { kind: 'killEnded' }): string {
  const { planned: count, outcomes, users, cancelled, failure } = event
  const sentences = [
    sayCount(
      'Kill of {count} session finished: {outcomes}.',
      'Kill of {count} sessions finished: {outcomes}.',
      {
        count,
        outcomes: outcomeCountWords(outcomes) || say('nothing was sent'),
      },
    ),
  ]
  if (users.length > 0) {
    const named = users
      .slice(0, namedAtMost)
      .map(({ user, killed }) => `${userWords(user)} ${number(killed)}`)
    sentences.push(say('By user: {users}.', { users: withMore(named, users.length - namedAtMost) }))
  }
  if (cancelled) sentences.push(say('The rest was cancelled.'))
  if (failure !== null) sentences.push(say('It was stopped: {why}.', { why: failureWords[failure]() }))
  return sentences.join(' ')
}
