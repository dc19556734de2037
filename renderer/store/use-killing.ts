import { isUnderWay } from './kill-flow.ts'
import { useConsole } from './react.tsx'

/** Whether a kill is under way on a site, or about to be previewed. Then no other kill can begin there. */
export function useKilling(siteId: string | null): boolean {
  return useConsole((state) => {
    const flow = siteId === null ? undefined : state.kills[siteId]
    return isUnderWay(flow) || flow?.step === 'previewing'
  })
}
