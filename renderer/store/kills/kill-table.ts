import type { KillPlan } from '../../../contract/kill.ts'
import { visible } from '../../../core/domain/visible.ts'
import { kill as words } from '../../../words/kill.ts'
import type { KillFlow } from '../kill-flow.ts'
import { withoutNotice } from '../notices.ts'
import { type Slice, without } from '../state.ts'
import { defaultView } from '../view.ts'

/** The kills of the window, by site, and what its parts must remember about them. */
export interface KillTable extends Slice {
  flowOf(siteId: string): KillFlow | undefined
  setFlow(siteId: string, flow: KillFlow): void
  drop(siteId: string): void
  /** Takes a result out of sight, but does not forget it. */
  retire(flow: KillFlow): void
  forgetTakenBack(siteName: string): void
  /** Of starts under way, because their first event may come before the answer. */
  readonly starting: Map<string, KillPlan>
  /** Runs that are over and out of sight. Answers to their calls may still come. */
  readonly closed: Set<string>
}

export function killTable(slice: Slice): KillTable {
  const { get, set } = slice
  const closed = new Set<string>()
  return {
    ...slice,
    starting: new Map(),
    closed,
    flowOf: (siteId) => get().kills[siteId],
    setFlow: (siteId, flow) => set({ kills: { ...get().kills, [siteId]: flow } }),
    drop: (siteId) => set({ kills: without(get().kills, siteId) }),
    retire: (flow) => {
      if (flow.step !== 'run') return
      const { runId, siteId, outcomes, planned } = flow.run
      closed.add(runId)
      const { views, lastRuns } = get()
      const view = views[siteId]
      // The user should not look at an empty table of killed sessions.
      const isEmpty = view?.state === 'dangling' && outcomes.killed + outcomes.alreadyGone === planned
      set({
        lastRuns: { ...lastRuns, [siteId]: { ...flow, shown: false } },
        ...(isEmpty && { views: { ...views, [siteId]: { ...view, state: defaultView.state } } }),
      })
    },
    forgetTakenBack: (siteName) => {
      set({ notices: withoutNotice(get().notices, words.takenBack(visible(siteName))) })
    },
  }
}
