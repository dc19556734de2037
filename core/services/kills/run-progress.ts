import type { Failure } from '../../../contract/failure.ts'
import type { KillPhase, KillRun } from '../../../contract/kill.ts'
import type { Clock } from '../../ports.ts'
import type { Outcomes } from './kill-outcomes.ts'
import type { RunControl } from './run-control.ts'
import type { RunRecords } from './run-records.ts'

/** The shortest time between two reports of progress, milliseconds. */
const emitEveryMs = 100
/** The rate counts the requests of the last 10 s. It is shown after the first second. Milliseconds. */
const rateOverMs = 10_000
const rateFromMs = 1000

/** How far a run is. The only writer of these reports. */
export interface RunProgress {
  phase: KillPhase
  failure: Failure | null
  waitsUntil: number | null
  slowedDown: boolean
  enter(phase: KillPhase): void
  emit(always?: boolean): void
  snapshot(): KillRun
}

export interface ProgressOf {
  readonly run: Pick<KillRun, 'runId' | 'planId' | 'siteId' | 'siteName'>
  readonly killBy: () => KillRun['killBy']
  readonly outcomes: Outcomes
  readonly control: RunControl
  readonly records: Pick<RunRecords, 'auditDamaged'>
  readonly clock: Clock
  readonly emit: (run: KillRun) => void
}

export function createRunProgress(given: ProgressOf): RunProgress {
  const { run, killBy, outcomes, control, records, clock, emit } = given
  const startedAt = clock.now()
  let emittedAt = 0
  let marks: { readonly at: number; readonly sent: number }[] = []

  /** Requests are being sent, as far as nobody holds the run. */
  const isSending = (): boolean =>
    progress.phase === 'running' && !control.paused && !control.cancelled && progress.waitsUntil === null

  function rate(): number | null {
    const now = clock.now()
    const [first] = marks
    if (!isSending() || !first || now - first.at < rateFromMs) return null
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
      progress.emit(true)
    },
    emit(always = false) {
      const now = clock.now()
      // Also after the clock was set back.
      if (!always && Math.abs(now - emittedAt) < emitEveryMs) return
      emittedAt = now
      // The time without requests is no part of the rate.
      if (!isSending()) marks = []
      else {
        marks = [...marks, { at: now, sent: outcomes.sentCount }].filter(
          ({ at }) => at <= now && now - at <= rateOverMs,
        )
      }
      emit(progress.snapshot())
    },
    snapshot() {
      const { phase, failure, waitsUntil, slowedDown } = progress
      const perSecond = rate()
      return {
        ...run,
        killBy: killBy(),
        phase,
        failure,
        waitsUntil,
        slowedDown,
        startedAt,
        auditDamaged: records.auditDamaged,
        planned: outcomes.planned,
        sent: outcomes.sentBefore + outcomes.sentCount,
        sentBefore: outcomes.sentBefore,
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
