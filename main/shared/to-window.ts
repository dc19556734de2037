import type { ConsoleEvent } from '../../contract/console-api.ts'
import type { SitePulse } from '../../contract/pulse.ts'
import { newFailure, type Failure, type Result } from '../../contract/failure.ts'
import { isCause, isFailure, isNotice } from '../../contract/failure-schema.ts'

// What goes to a window. A failure that is not one of the contract stays behind. Example: it has a fact that
// its cause does not have. Nobody has checked whether that fact is a secret.

const ofOtherShape: Failure = newFailure('unexpected', 'failureOfOtherShape')

const sealed = (failure: unknown): Failure => (isFailure(failure) ? failure : ofOtherShape)

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * A site, a run, what the console says of itself or an import: with failures and causes of the contract
 * alone.
 */
function sealedValue(value: unknown): unknown {
  if (!isObject(value)) return value
  const { failure, notices, keychainTrouble, sitesUnread, skipped } = value
  return {
    ...value,
    ...(isObject(failure) && { failure: sealed(failure) }),
    ...(Array.isArray(notices) && { notices: notices.filter(isNotice) }),
    ...(isObject(keychainTrouble) && !isCause(keychainTrouble) && { keychainTrouble: null }),
    ...(isObject(sitesUnread) && !isCause(sitesUnread) && { sitesUnread: sealedCause }),
    ...(Array.isArray(skipped) && { skipped: skipped.map(sealedEntry) }),
  }
}

const sealedCause = { cause: 'failureOfOtherShape', facts: {} } as const

function sealedEntry(entry: unknown): unknown {
  return isObject(entry) && 'reason' in entry && !isCause(entry['reason'])
    ? { ...entry, reason: sealedCause }
    : entry
}

/** An answer as a window may have it. Lists of sessions hold no failure, and are not searched. */
export function sealedResult(result: Result<unknown>): Result<unknown> {
  if (!result.ok) return { ok: false, failure: sealed(result.failure) }
  const { value } = result
  return { ok: true, value: Array.isArray(value) ? value.map(sealedValue) : sealedValue(value) }
}

const sealedPulse = (pulse: SitePulse): SitePulse =>
  pulse.failure ? { ...pulse, failure: sealed(pulse.failure) } : pulse

/** An event as a window may have it. */
export function sealedEvent(event: ConsoleEvent): ConsoleEvent {
  if (event.type === 'site' && event.site.failure)
    return { ...event, site: { ...event.site, failure: sealed(event.site.failure) } }
  if (event.type === 'pulses') return { ...event, pulses: event.pulses.map(sealedPulse) }
  if (event.type === 'killRun' && event.run.failure)
    return { ...event, run: { ...event.run, failure: sealed(event.run.failure) } }
  if (event.type === 'signInOutcome' && event.outcome.failure)
    return { ...event, outcome: { ...event.outcome, failure: sealed(event.outcome.failure) } }
  if (event.type === 'notice' && !isNotice(event.notice)) return { ...event, notice: [sealedCause] }
  return event
}
