import type { Failure } from '../../contract/failure.ts'
import type { KillPhase, KillRun } from '../../contract/kill.ts'
import type { Clock } from '../ports.ts'
import type { Outcomes } from './kill-outcomes.ts'
import type { RunControl } from './run-control.ts'
import type { RunRecords } from './run-records.ts'

/** Progress is told at most every so many milliseconds. */
const tellEveryMs = 100
/** The rate is that of the last so many milliseconds, and is not told before so many. */
const rateOverMs = 10_000
const rateFromMs = 1000

/** How far a run is. The only one who tells. */
export interface RunProgress {
  phase: KillPhase
  failure: Failure | null
  waitsUntil: number | null
  slowedDown: boolean
  enter(phase: KillPhase): void
  tell(always?: boolean): void
  snapshot(): KillRun
}

export interface ProgressOf {
  readonly run: Pick<KillRun, 'runId' | 'planId' | 'siteId' | 'siteName'>
  readonly killBy: () => KillRun['killBy']
  readonly outcomes: Outcomes
  readonly control: RunControl
  readonly records: Pick<RunRecords, 'auditDamaged'>
  readonly clock: Clock
  readonly tell: (run: KillRun) => void
}

export function createRunProgress(given: ProgressOf): RunProgress {
  const { run, killBy, outcomes, control, records, clock, tell } = given
  const startedAt = clock.now()
  let toldAt = 0
  let marks: { readonly at: number; readonly sent: number }[] = []

  function rate(): number | null {
    const now = clock.now()
    const [first] = marks
    if (progress.phase !== 'running' || !first || now - first.at < rateFromMs) return null
    const sent = outcomes.sentCount - first.sent
    return sent > 0 ? (sent * 1000) / (now - first.at) : null
  }

  const progress: RunProgress = {
    phase: 'countdown',
    failure: null,
    waitsUntil: null,
    slowedDown: false,
    enter(phase) {
      progress.phase = phase
      progress.tell(true)
    },
    tell(always = false) {
      const now = clock.now()
      // Also after the clock was set back.
      if (!always && Math.abs(now - toldAt) < tellEveryMs) return
      toldAt = now
      if (progress.phase === 'running') {
        marks = [...marks, { at: now, sent: outcomes.sentCount }].filter(
          ({ at }) => at <= now && now - at <= rateOverMs,
        )
      }
      tell(progress.snapshot())
    },
    snapshot() {
      const { phase, failure, waitsUntil, slowedDown } = progress
      const perSecond = rate()
      return {
        ...run,
        killBy: killBy(),
        ...{ phase, failure, waitsUntil, slowedDown, startedAt },
        auditDamaged: records.auditDamaged,
        planned: outcomes.planned,
        sent: outcomes.sentCount,
        endedAt: phase === 'done' ? clock.now() : null,
        cancelled: control.cancelled,
        paused: control.paused,
        rate: perSecond,
        secondsLeft: perSecond === null ? null : Math.ceil(outcomes.openCount / perSecond),
        outcomes: outcomes.counts(),
        results: phase === 'done' ? outcomes.results() : [],
        cameBack: null,
      }
    },
  }
  return progress
}
