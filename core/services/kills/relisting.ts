import { newFailure, type Failure } from '../../../contract/failure.ts'
import { mostFailuresInARow } from './end-answers.ts'
import type { ListTimes } from '../sites/list-times.ts'
import type { RunParts } from './run-parts.ts'

/** During a run the site is listed again at least after this number of kills, or after this time. */
const readAgainKills = 500
const readAgainMs = 30_000
/**
 * Sooner if lists are quick: a list is old after ten times its usual duration. So lists take about a tenth of
 * the run's time, and the run soon notices users who come back.
 */
const readAgainShare = 10
const readAgainLeastMs = 500
/**
 * A list by which nothing was sent yet may be at least this old. It gets older only if the machine slept, or
 * the disk is slow.
 */
const unusedLeastMs = 2000

/**
 * Whether a list is too old for the next request. Its age counts from the request, because the machine may
 * have slept before the answer was read. A list that is always slow may be older by the time it takes.
 * @param isUsed something was sent since
 */
export function isListOld({ askedAt, usualMs }: ListTimes, now: number, isUsed: boolean): boolean {
  const age = now - askedAt
  const quick = Math.max(isUsed ? readAgainLeastMs : unusedLeastMs, readAgainShare * usualMs)
  // A clock that was set back does not show the age.
  return age < 0 || age >= Math.min(quick, readAgainMs + usualMs)
}

/** When a run lists the site again, and what it concludes from the answers to its requests. */
export interface Relisting {
  isDue(): boolean
  /**
   * A request was sent. `sent`: it may have ended the session. `unclear`: the site has failed over it, or did
   * not answer.
   */
  asked(ref: string, outcome: 'sent' | 'unclear' | 'notSent'): void
  /** A key was sent, and no list has shown yet that this way of ending sessions works here. */
  readonly isUnproven: boolean
  /** Lists, settles and spares, and writes that down. Returns why the run has to stop. */
  check(): Promise<Failure | null>
}

export function createRelisting(run: RunParts): Relisting {
  const { plan, outcomes, records, clock } = run
  let sinceRead = 0
  /** Since the last list: all requests that may have arrived, and those with a proper answer. */
  let sent: string[] = []
  let answered: string[] = []
  let isProven = false
  const isUnproven = (): boolean => !isProven && answered.length > 0

  /** Sessions are still listed after their keys were sent, so this way does not (or no longer) work here. */
  function isUseless(): boolean {
    const areLeft = (refs: readonly string[]): boolean => refs.every((ref) => outcomes.of(ref) === 'failed')
    return (isUnproven() && areLeft(answered)) || (sent.length >= mostFailuresInARow && areLeft(sent))
  }

  return {
    isDue() {
      // A user who has just been exempted here is spared at once.
      if (run.exempt.changed || sinceRead >= readAgainKills) return true
      return isListOld(run.site.lastList, clock.now(), sinceRead > 0)
    },
    asked(ref, outcome) {
      // Sessions that were gone already count too: somebody else is killing, and the last list grows old.
      sinceRead += 1
      if (outcome !== 'notSent') sent.push(ref)
      if (outcome === 'sent') answered.push(ref)
    },
    get isUnproven() {
      return isUnproven()
    },
    async check() {
      const stop = await run.check()
      const useless = isUseless()
      // A session that expired on the way proves nothing.
      isProven ||= answered.some((ref) => outcomes.of(ref) === 'killed')
      sinceRead = 0
      sent = []
      answered = []
      if (stop) return stop
      if (useless) return stillThere(plan.siteName)
      const written = await records.flush()
      return written.ok ? null : written.failure
    },
  }
}

function stillThere(site: string): Failure {
  return newFailure('cannotEnd', 'stillListed', {}, { site })
}
