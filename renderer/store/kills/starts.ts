import type { Failure } from '../../../contract/failure.ts'
import type { KillPlan, KillRun } from '../../../contract/kill.ts'
import type { Preferences } from '../../../contract/preferences.ts'
import { newBatch } from './batches.ts'
import type { KillTable } from './kill-table.ts'

/** Between the yes and the first request, in which the user can cancel. */
const usualSeconds = 5

const countdownSeconds = ({ countdown }: Preferences): number => (countdown ? usualSeconds : 0)

export interface StartActions {
  startKill(siteId: string, typedNumber: number | null): Promise<void>
  /** Several sites at once. The user types the number of all victims. Returns why not. */
  startKills(plans: readonly KillPlan[], typedNumber: number): Promise<Failure | null>
}

export function startActions(table: KillTable, takeRun: (run: KillRun) => void): StartActions {
  const { call, get, flowOf, forgetTakenBack, setFlow, starting } = table
  return {
    startKill: async (siteId, typedNumber) => {
      const flow = flowOf(siteId)
      if (flow?.step !== 'confirm' || flow.busy) return
      const { plan } = flow
      forgetTakenBack(plan.siteName)
      setFlow(siteId, { ...flow, busy: 'starting', failure: null })
      const result = await call('startKill', {
        planIds: [plan.planId],
        countdownSeconds: countdownSeconds(get().preferences),
        ...(typedNumber !== null && { typedNumber }),
      })
      if (result.ok) result.value.forEach(takeRun)
      else if (flowOf(siteId)?.step === 'confirm') {
        setFlow(siteId, { ...flow, busy: null, failure: result.failure })
      }
    },
    startKills: async (chosen, typedNumber) => {
      for (const plan of chosen) starting.set(plan.planId, plan)
      // Before the first event of its runs.
      const batch = chosen.length > 1 ? newBatch(chosen) : null
      if (batch) table.set({ batches: [...get().batches, batch] })
      const planIds = chosen.map(({ planId }) => planId)
      const result = await call('startKill', {
        planIds,
        typedNumber,
        countdownSeconds: countdownSeconds(get().preferences),
      })
      if (result.ok) result.value.forEach(takeRun)
      else table.set({ batches: get().batches.filter((each) => each !== batch) })
      for (const planId of planIds) starting.delete(planId)
      return result.ok ? null : result.failure
    },
  }
}
