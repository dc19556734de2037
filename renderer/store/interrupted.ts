import { useMemo } from 'react'
import type { InterruptedRun } from '../../contract/kill.ts'
import { isUnderWay, type KillFlow } from './kill-flow.ts'
import { useConsole } from './react.tsx'

/** A run that was resumed is not interrupted, also while the console has not listed them again. */
function stillInterrupted(
  runs: readonly InterruptedRun[],
  kills: Readonly<Record<string, KillFlow>>,
): readonly InterruptedRun[] {
  const underWay = new Set(
    Object.values(kills).flatMap((flow) => (flow.step === 'run' && isUnderWay(flow) ? [flow.run.runId] : [])),
  )
  return runs.filter(({ runId }) => !underWay.has(runId))
}

/** The interrupted runs that wait for the user. */
export function useInterrupted(): readonly InterruptedRun[] {
  const runs = useConsole((state) => state.interrupted)
  const kills = useConsole((state) => state.kills)
  return useMemo(() => stillInterrupted(runs, kills), [runs, kills])
}
