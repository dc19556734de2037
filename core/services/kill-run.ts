import { assertNever } from '../../contract/assert-never.ts'
import type { Failure } from '../../contract/failure.ts'
import type { KillPhase, KillPlan, KillRun, PlannedKill } from '../../contract/kill.ts'
import type { Session } from '../../contract/session.ts'
import { guard } from '../domain/kill-guard.ts'
import type { Clock } from '../ports.ts'
import { createOutcomes } from './kill-outcomes.ts'
import type { WatchedSite } from './watched-site.ts'

/** While a run goes on the site is listed again at least every so many kills, or so many milliseconds. */
const readAgainKills = 500
const readAgainMs = 30_000
/** So many requests failing in a row stop the run: the site needs rest, not more of the same. */
const mostFailuresInARow = 3
/** Progress is told at most every so many milliseconds. */
const tellEveryMs = 100

export interface KillRunRequest {
  readonly runId: string
  readonly plan: KillPlan
  /** The victims as they were when the plan was previewed. */
  readonly previewed: ReadonlyMap<string, Session>
  readonly site: WatchedSite
  readonly clock: Clock
  readonly cancelled: AbortSignal
  readonly tell: (run: KillRun) => void
}

/**
 * Kills a previewed plan: lists first and spares whoever came back, sends one request after the other, lists after
 * the first one and then now and again, and lets only a list say what became of each. Resolves when it is done.
 */
export async function runKill(request: KillRunRequest): Promise<KillRun> {
  const { plan, site, clock, cancelled, previewed } = request
  const outcomes = createOutcomes(plan)
  const startedAt = clock.now()
  let phase: KillPhase = 'checking'
  let failure: Failure | null = null
  let toldAt = 0

  const snapshot = (): KillRun => ({
    runId: request.runId,
    planId: plan.planId,
    siteId: plan.siteId,
    siteName: plan.siteName,
    killBy: site.state().killBy,
    phase,
    planned: plan.victims.length,
    sent: outcomes.sentCount,
    startedAt,
    endedAt: phase === 'done' ? clock.now() : null,
    cancelled: cancelled.aborted,
    failure,
    outcomes: outcomes.counts(),
    results: phase === 'done' ? outcomes.results() : [],
  })
  const tell = (always = false): void => {
    if (!always && clock.now() - toldAt < tellEveryMs) return
    toldAt = clock.now()
    request.tell(snapshot())
  }
  const enter = (next: KillPhase): void => {
    phase = next
    tell(true)
  }

  /** A fresh list settles what was sent and spares who came back. False: it could not be had. */
  async function check(): Promise<boolean> {
    const read = await site.read()
    if (!read.ok) {
      failure = read.failure
      return false
    }
    outcomes.settleByList(read.value, site.now())
    const fresh = new Map(read.value.map((session) => [session.ref, session]))
    for (const victim of plan.victims) {
      if (outcomes.of(victim.ref) === null) judge(victim, fresh.get(victim.ref))
    }
    return true
  }

  function judge(victim: PlannedKill, fresh: Session | undefined): void {
    const then = previewed.get(victim.ref)
    const verdict = then ? guard(victim, then, fresh, site.now(), site.record.danglingAfterMs) : 'changed'
    if (verdict === 'go') return
    if (verdict === 'gone') outcomes.settle(victim.ref, 'alreadyGone')
    else outcomes.settle(victim.ref, 'spared', verdict)
  }

  /** Sends one request. False: the run has to stop. */
  async function end(victim: PlannedKill): Promise<boolean> {
    const answer = await site.endSession(victim.ref)
    switch (answer.kind) {
      case 'sent':
        outcomes.sent(victim.ref)
        return true
      case 'killed':
        outcomes.sent(victim.ref)
        outcomes.settle(victim.ref, 'killed')
        return true
      case 'alreadyGone':
        outcomes.settle(victim.ref, 'alreadyGone')
        return true
      case 'failed':
        return endFailed(victim, answer.failure)
      default:
        return assertNever(answer)
    }
  }

  function endFailed(victim: PlannedKill, reason: Failure): boolean {
    switch (reason.kind) {
      case 'ownSession':
        outcomes.settle(victim.ref, 'spared', 'own')
        return true
      case 'cannotEnd':
        outcomes.settle(victim.ref, 'failed', 'cannotEnd')
        return true
      case 'usage':
        outcomes.settle(victim.ref, 'failed', 'usage')
        return true
      case 'notAdministrator':
        outcomes.settle(victim.ref, 'refused', 'notAdministrator')
        return true
      default:
        // It may have arrived all the same: the list will tell.
        outcomes.sent(victim.ref, reason.kind)
        failure = reason
        return reason.kind !== 'signedOut'
    }
  }

  // Behind a function, because the compiler does not see that `end` sets it.
  const failureNow = (): Failure | null => failure

  async function run(): Promise<void> {
    if (!(await check())) return
    const way = await site.prepareToEnd()
    if (!way.ok) {
      failure = way.failure
      return
    }
    enter('running')
    let sinceRead = 0
    let readAt = clock.now()
    let failuresInARow = 0
    let firstKey = true
    for (const victim of plan.victims) {
      if (cancelled.aborted) return
      if (outcomes.of(victim.ref) !== null) continue
      const sentBefore = outcomes.sentCount
      failure = null
      if (!(await end(victim))) return
      failuresInARow = failureNow() === null ? 0 : failuresInARow + 1
      if (failuresInARow >= mostFailuresInARow) return
      const keysSent = outcomes.sentCount - sentBefore
      sinceRead += keysSent
      const afterFirstKey = firstKey && keysSent > 0
      if (afterFirstKey || sinceRead >= readAgainKills || clock.now() - readAt >= readAgainMs) {
        if (!(await check())) return
        if (afterFirstKey && outcomes.of(victim.ref) === 'failed' && failuresInARow === 0) {
          failure = stillThere(plan.siteName)
          return
        }
        if (afterFirstKey) firstKey = false
        sinceRead = 0
        readAt = clock.now()
      }
      tell()
    }
    failure = null
  }

  site.killing = true
  try {
    tell(true)
    await run()
    enter('verifying')
    await verify()
  } finally {
    site.killing = false
  }
  enter('done')
  return snapshot()

  /** The last list settles what was sent; nothing else is known to be gone. */
  async function verify(): Promise<void> {
    if (outcomes.sentCount > 0) {
      const read = await site.read()
      if (read.ok) outcomes.settleByList(read.value, site.now())
      else failure ??= read.failure
    }
    const why = failure?.kind ?? 'cannotEnd'
    if (cancelled.aborted && failure === null) outcomes.settleRest('interrupted', 'spared', 'cancelled')
    else outcomes.settleRest(why, 'failed', why)
  }
}

/** The first key went out and its session is still listed: this way does not work here, so no second key is sent. */
function stillThere(site: string): Failure {
  const hint =
    'The first session is still listed after it was signed out, so no other was tried. The site may forward sign-outs elsewhere.'
  return { kind: 'cannotEnd', hint, site }
}
