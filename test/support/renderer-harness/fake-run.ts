import type { KillPlan, KillRun, Outcome, OutcomeCounts, SessionOutcome } from '../../../contract/kill.ts'

interface RunPorts {
  tell(run: KillRun): void
  /** A list after which these are gone. */
  listWithout(refs: ReadonlySet<string>): void
  /** It is over, one way or the other. */
  ended(run: KillRun): void
}

export const noOutcomes: OutcomeCounts = {
  killed: 0,
  alreadyGone: 0,
  spared: 0,
  refused: 0,
  failed: 0,
  unknown: 0,
}
const batches = 20
const lookMs = 600_000

/**
 * A run as the contract describes it: countdown, checking, running, verifying, done. Every 17th victim came
 * back, every 41st fails.
 */
export class FakeRun {
  state: KillRun
  readonly plan: KillPlan
  readonly #killMs: number
  readonly #ports: RunPorts
  #wake: () => void = () => undefined

  constructor(
    runId: string,
    plan: KillPlan,
    pace: { killMs: number; countdownSeconds: number },
    ports: RunPorts,
  ) {
    this.plan = plan
    this.#killMs = pace.killMs
    this.#ports = ports
    const { planId, siteId, siteName, killBy, victims, resumes } = plan
    const startedAt = Date.now()
    const counting = pace.countdownSeconds > 0
    this.state = {
      runId: resumes?.runId ?? runId,
      planId,
      siteId,
      siteName,
      killBy: killBy ?? 'signOut',
      phase: counting ? 'countdown' : 'checking',
      planned: victims.length,
      sent: 0,
      sentBefore: 0,
      startedAt,
      endedAt: null,
      cancelled: false,
      waitsUntil: counting ? startedAt + pace.countdownSeconds * 1000 : null,
      paused: false,
      slowedDown: false,
      rate: null,
      secondsLeft: null,
      failure: null,
      auditDamaged: false,
      outcomes: noOutcomes,
      results: [],
      cameBack: null,
    }
  }

  cancel(): void {
    this.change({ cancelled: true, paused: false })
    this.#wake()
  }

  pause(): void {
    this.change({ paused: true, rate: null, secondsLeft: null })
  }

  continue(): void {
    this.change({ paused: false, waitsUntil: null })
    this.#wake()
  }

  async go(): Promise<void> {
    if (this.state.phase === 'countdown') await this.#waitUntil(this.state.waitsUntil ?? 0)
    if (!this.state.cancelled) {
      this.change({ phase: 'checking', waitsUntil: null })
      await this.#wait(this.#killMs * 20)
      await this.#send()
      this.change({ phase: 'verifying', rate: null, secondsLeft: null })
      await this.#wait(this.#killMs * 20)
    }
    this.#end()
  }

  async #send(): Promise<void> {
    const { length } = this.plan.victims
    const step = Math.max(1, Math.ceil(length / batches))
    while (this.state.sent < length && !this.state.cancelled) {
      if (this.state.paused) await new Promise<void>((resolve) => (this.#wake = resolve))
      await this.#wait(this.#killMs * step)
      if (this.state.paused || this.state.cancelled) continue
      const sent = Math.min(length, this.state.sent + step)
      const rate = this.#killMs > 0 ? 1000 / this.#killMs : null
      const secondsLeft = rate === null ? null : (length - sent) / rate
      const killed = Math.floor(sent * 0.9)
      this.change({ phase: 'running', sent, rate, secondsLeft, outcomes: { ...noOutcomes, killed } })
    }
  }

  #end(): void {
    const results = this.plan.victims.map((victim, index) => this.#outcome(victim, index))
    const killed = results.filter((each) => each.outcome === 'killed')
    this.#ports.listWithout(new Set(killed.map((each) => each.ref)))
    const outcomes = { ...noOutcomes } as Record<Outcome, number>
    for (const { outcome } of results) outcomes[outcome] += 1
    const endedAt = Date.now()
    const users = new Set(killed.flatMap((each) => each.user ?? [])).size
    const cameBack = users > 0 ? { users: 0, of: users, until: endedAt + lookMs } : null
    this.change({
      phase: 'done',
      endedAt,
      waitsUntil: null,
      rate: null,
      secondsLeft: null,
      outcomes,
      results,
      cameBack,
    })
    this.#ports.ended(this.state)
  }

  #outcome(victim: KillPlan['victims'][number], index: number): SessionOutcome {
    const { ref, keyPrefix, user, endsBy } = victim
    const named = { ref, keyPrefix, user }
    if (index >= this.state.sent) return { ...named, outcome: 'spared', reason: 'cancelled' }
    if (endsBy === 'cannot' || (endsBy === 'signInOver' && !this.plan.rule.signInOver))
      return { ...named, outcome: 'refused', reason: 'cannotEnd' }
    if (index % 17 === 16) return { ...named, outcome: 'spared', reason: 'becameActive' }
    if (index % 41 === 40) return { ...named, outcome: 'failed', reason: 'serverBusy' }
    return { ...named, outcome: 'killed', reason: null }
  }

  /** For scripts and tests, too: any state that the contract has. */
  change(change: Partial<KillRun>): void {
    this.state = { ...this.state, ...change }
    this.#ports.tell(this.state)
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms))
  }

  /** Until then, or until it is woken. */
  #waitUntil(time: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, time - Date.now())
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
