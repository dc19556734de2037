import type { KillPlan, KillRun, Outcome, SessionOutcome } from '../../../contract/kill.ts'

interface RunPorts {
  tell(run: KillRun): void
  /** A list after which these are gone. */
  listWithout(refs: ReadonlySet<string>): void
}

const noOutcomes = { killed: 0, alreadyGone: 0, spared: 0, refused: 0, failed: 0, unknown: 0 } as const
const batches = 20

/** A run as the contract tells it: checking, running, verifying, done; every 17th victim came back, every 41st fails. */
export class FakeRun {
  state: KillRun
  readonly #plan: KillPlan
  readonly #killMs: number
  readonly #ports: RunPorts
  #cancelled = false

  constructor(runId: string, plan: KillPlan, killMs: number, ports: RunPorts) {
    this.#plan = plan
    this.#killMs = killMs
    this.#ports = ports
    const { planId, siteId, siteName, killBy, victims } = plan
    this.state = {
      runId,
      planId,
      siteId,
      siteName,
      killBy: killBy ?? 'signOut',
      phase: 'checking',
      planned: victims.length,
      sent: 0,
      startedAt: Date.now(),
      endedAt: null,
      cancelled: false,
      failure: null,
      outcomes: noOutcomes,
      results: [],
    }
  }

  cancel(): void {
    this.#cancelled = true
    this.#change({ cancelled: true })
  }

  async go(): Promise<void> {
    const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
    const { victims } = this.#plan
    await wait(this.#killMs * 20)
    const step = Math.max(1, Math.ceil(victims.length / batches))
    while (this.state.sent < victims.length && !this.#cancelled) {
      await wait(this.#killMs * step)
      this.#change({ phase: 'running', sent: Math.min(victims.length, this.state.sent + step) })
    }
    this.#change({ phase: 'verifying' })
    await wait(this.#killMs * 20)
    const results = victims.map((victim, index): SessionOutcome => {
      const { ref, keyPrefix, user } = victim
      if (index >= this.state.sent) return { ref, keyPrefix, user, outcome: 'spared', reason: 'cancelled' }
      if (index % 17 === 16) return { ref, keyPrefix, user, outcome: 'spared', reason: 'becameActive' }
      if (index % 41 === 40) return { ref, keyPrefix, user, outcome: 'failed', reason: 'serverBusy' }
      return { ref, keyPrefix, user, outcome: 'killed', reason: null }
    })
    this.#ports.listWithout(
      new Set(results.filter((each) => each.outcome === 'killed').map((each) => each.ref)),
    )
    const outcomes = { ...noOutcomes } as Record<Outcome, number>
    for (const { outcome } of results) outcomes[outcome] += 1
    this.#change({ phase: 'done', endedAt: Date.now(), outcomes, results })
  }

  #change(change: Partial<KillRun>): void {
    this.state = { ...this.state, ...change }
    this.#ports.tell(this.state)
  }
}
