import type { Failure } from '../../contract/failure.ts'
import { mostFailuresInARow } from './end-answers.ts'
import type { RunParts } from './run-parts.ts'

/** While a run goes on the site is listed again at least every so many kills, or so many milliseconds. */
const readAgainKills = 500
const readAgainMs = 30_000
/** Sooner where lists are quick: they may take up a tenth of the time, so that whoever comes back is seen soon. */
const readAgainShare = 10
const readAgainLeastMs = 500

/** When a run lists the site again, and what it concludes from what its requests have done. */
export interface Relisting {
  isDue(): boolean
  /** A request was made. `sent`: it may have ended the session; `unclear`: the site has failed over it, or did not answer. */
  asked(ref: string, outcome: 'sent' | 'unclear' | 'notSent'): void
  /** A key went out, and no list has shown yet that this way of ending sessions works here. */
  readonly isUnproven: boolean
  /** Lists, settles and spares, and writes that down. Answers why to stop. */
  check(): Promise<Failure | null>
}

export function createRelisting(run: RunParts): Relisting {
  const { plan, outcomes, lists, records, clock } = run
  let sinceRead = 0
  /** Since the last list: all that may have arrived, and those of them whose answer was as it should be. */
  let sent: string[] = []
  let answered: string[] = []
  let isProven = false
  let readAt = clock.now()
  const isUnproven = (): boolean => !isProven && answered.length > 0

  /** Sessions are still listed after their keys went out: this way does not work here (any more). */
  function isUseless(): boolean {
    const areLeft = (refs: readonly string[]): boolean => refs.every((ref) => outcomes.of(ref) === 'failed')
    return (isUnproven() && areLeft(answered)) || (sent.length >= mostFailuresInARow && areLeft(sent))
  }

  return {
    isDue() {
      const elapsed = clock.now() - readAt
      const quick = Math.max(readAgainLeastMs, readAgainShare * lists.tookMs)
      // A clock that was set back tells nothing about how long it is.
      const long = elapsed >= readAgainMs || elapsed < 0
      // Whoever has just been exempted here is spared at once.
      return run.exempt.changed || sinceRead >= readAgainKills || long || (sinceRead > 0 && elapsed >= quick)
    },
    asked(ref, outcome) {
      // Those that were gone already, too: somebody else is killing, and the last list grows old.
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
      // One that expired on the way proves nothing.
      isProven ||= answered.some((ref) => outcomes.of(ref) === 'killed')
      sinceRead = 0
      sent = []
      answered = []
      readAt = clock.now()
      if (stop) return stop
      if (useless) return stillThere(plan.siteName)
      const written = await records.flush()
      return written.ok ? null : written.failure
    },
  }
}

function stillThere(site: string): Failure {
  const hint =
    'What was signed out is still listed, so no other session was tried. The site may forward sign-outs elsewhere.'
  return { kind: 'cannotEnd', hint, site }
}
