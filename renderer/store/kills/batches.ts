import type { KillPlan, OutcomeCounts } from '../../../contract/kill.ts'
import { isUnderWay, type RunFlow } from '../kill-flow.ts'
import type { ConsoleState } from '../state.ts'

/** Plans of several sites that were started together. They have one card and one result. */
export interface Batch {
  /** The first of its plans. */
  readonly batchId: string
  readonly planIds: readonly string[]
  readonly siteIds: readonly string[]
  /** The result is shown. */
  readonly shown: boolean
}

export const newBatch = (plans: readonly KillPlan[]): Batch => ({
  batchId: plans[0]?.planId ?? '',
  planIds: plans.map(({ planId }) => planId),
  siteIds: plans.map(({ siteId }) => siteId),
  shown: false,
})

type Kills = Pick<ConsoleState, 'kills' | 'lastRuns'>

/** Its runs, also those whose own result was closed. Runs that were taken back are not there any longer. */
export function runsOf({ planIds, siteIds }: Batch, { kills, lastRuns }: Kills): readonly RunFlow[] {
  return siteIds.flatMap((siteId) => {
    const found = [kills[siteId], lastRuns[siteId]].find(
      (flow) => flow?.step === 'run' && planIds.includes(flow.run.planId),
    )
    return found?.step === 'run' ? [found] : []
  })
}

export const isOver = (flows: readonly RunFlow[]): boolean =>
  flows.length > 0 && flows.every((flow) => !isUnderWay(flow))

export const batchOf = (batches: readonly Batch[], planId: string): Batch | undefined =>
  batches.find(({ planIds }) => planIds.includes(planId))

export interface BatchSums {
  readonly planned: number
  readonly sent: number
  readonly outcomes: OutcomeCounts
  /** How many of the sites are over. */
  readonly over: number
}

export function sumsOf(flows: readonly RunFlow[]): BatchSums {
  const outcomes = { killed: 0, alreadyGone: 0, spared: 0, refused: 0, failed: 0, unknown: 0 }
  let [planned, sent, over] = [0, 0, 0]
  for (const flow of flows) {
    planned += flow.run.planned
    sent += flow.run.sent
    if (!isUnderWay(flow)) over += 1
    for (const outcome of Object.keys(outcomes) as (keyof typeof outcomes)[])
      outcomes[outcome] += flow.run.outcomes[outcome]
  }
  return { planned, sent, outcomes, over }
}
