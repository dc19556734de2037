import { fail, succeed, type Result } from '../../../contract/failure.ts'
import { faultCode } from '../../../contract/file-fault.ts'
import type { Outcome, SessionOutcome } from '../../../contract/kill.ts'
import type { Clock, LineFile, Log } from '../../ports.ts'
import { journalLine, type Settled } from './journal-lines.ts'

/** What one run writes down while it runs. It names sessions by their ref, or by their digest. */
export interface RunJournal {
  /**
   * Resolves when the disk has noted that this victim may be sent (announced 100 at a time). Fails with
   * `storage`.
   */
  mayBeSent(ref: string): Promise<Result<null>>
  /** Noted with the next flush. A later outcome of the same session counts. */
  settled(ref: string, outcome: Outcome, reason: SessionOutcome['reason']): void
  /**
   * Writes what was settled, if 100 outcomes wait or a second has passed since the last time. Fails with
   * `storage`.
   */
  flush(): Promise<Result<null>>
  /** Notes the end with all outcomes, and removes the journal. */
  end(): Promise<void>
  /**
   * Writes all outcomes, and leaves the journal as that of an interrupted run, because its end could not be
   * put on record.
   */
  keep(): Promise<void>
}

/** Each line costs a wait for the disk, so one line has several sessions. */
const atATime = 100
const flushEveryMs = 1000

/** How many victims may be sent, once the victim at `place` may. */
export function announcedWith(place: number, victims: number): number {
  return Math.min(victims, (Math.floor(place / atATime) + 1) * atATime)
}

export function createRunJournal(given: {
  readonly file: LineFile
  readonly victims: number
  readonly mayBeSentTo: number
  /** The place in the plan of a ref or a digest. */
  readonly placeOf: (ref: string) => number | undefined
  readonly remove: () => Promise<void>
  readonly clock: Clock
  readonly log: Log
}): RunJournal {
  const { file, clock, log } = given
  let announced = given.mayBeSentTo
  let waiting = new Map<number, Settled>()
  let wroteAt = clock.now()
  let last: Promise<unknown> = Promise.resolve()

  async function write(mayBeSentTo: number, isEnd: boolean): Promise<Result<null>> {
    const to = Math.max(announced, mayBeSentTo)
    if (to === announced && waiting.size === 0 && !isEnd) return succeed(null)
    const taken = waiting
    waiting = new Map()
    wroteAt = clock.now()
    const settled = [...taken].map(([place, { outcome, reason }]): [number, Outcome, Settled['reason']] => [
      place,
      outcome,
      reason,
    ])
    const progress = journalLine({ kind: 'progress', settled, mayBeSentTo: to })
    const written = await file.append(isEnd ? [progress, journalLine({ kind: 'end' })] : [progress])
    if (written.ok) {
      announced = to
      return succeed(null)
    }
    waiting = new Map([...taken, ...waiting])
    log.write('error', 'The journal of a kill could not be written', { reason: faultCode(written.fault) })
    return fail('storage', 'journalNotWrittenAndStopped', { fault: written.fault }, { file: 'journal' })
  }

  /** One after another. Each write takes everything that waits by then. */
  function inTurn(mayBeSentTo: number, isEnd = false): Promise<Result<null>> {
    const turn = last.then(() => write(mayBeSentTo, isEnd))
    last = turn
    return turn
  }

  return {
    async mayBeSent(ref) {
      const place = given.placeOf(ref)
      if (place === undefined) return fail('unexpected', 'notInPlan')
      return place < announced ? succeed(null) : inTurn(announcedWith(place, given.victims))
    },
    settled(ref, outcome, reason) {
      const place = given.placeOf(ref)
      if (place === undefined) log.write('error', 'An outcome of a session that is not in the plan')
      else waiting.set(place, { outcome, reason })
    },
    async flush() {
      const due = waiting.size >= atATime || Math.abs(clock.now() - wroteAt) >= flushEveryMs
      return due && waiting.size > 0 ? inTurn(0) : succeed(null)
    },
    async end() {
      await inTurn(0, true)
      await given.remove()
    },
    async keep() {
      await inTurn(0)
    },
  }
}
