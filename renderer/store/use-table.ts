import { useMemo } from 'react'
import type { KillPlan } from '../../contract/kill.ts'
import type { SiteState } from '../../contract/site.ts'
import { useNow } from './clock.ts'
import { type Judged, judgeAll } from './judge.ts'
import { lookAlikesOf } from './look-alikes.ts'
import { isUnderWay } from './kill-flow.ts'
import { useConsole } from './react.tsx'
import {
  filterSessions,
  matchingRefs,
  type Row,
  rowsOf,
  type SelectionFacts,
  selectionFacts,
  type StateCounts,
} from './rows.ts'
import { emptySelection, type Selection } from './selection-logic.ts'
import { defaultView, type View } from './view.ts'

/** What the table and everything around it show about one site. */
export interface Table {
  /** The site's time, milliseconds, updated each half minute, and with each reading. */
  readonly now: number
  readonly view: View
  readonly judged: readonly Judged[]
  /** Users whose name looks like another name of the list. */
  readonly alike: ReadonlySet<string>
  readonly rows: readonly Row[]
  readonly counts: StateCounts
  /** Everything that matches and can be chosen, folded or not. */
  readonly matchingRefs: readonly string[]
  readonly matchingCount: number
  readonly selection: Selection
  readonly facts: SelectionFacts
}

const tickMs = 30_000
const nothing: ReadonlySet<string> = new Set()
const noSessions = [] as const

const refsOf = (plan: KillPlan | null): ReadonlySet<string> =>
  plan ? new Set(plan.victims.map((victim) => victim.ref)) : nothing

/** Each step is kept until its inputs change. A tick of the clock does not sort again what did not move. */
export function useTable(site: SiteState): Table {
  const { siteId, danglingAfterMs } = site
  const tick = useNow(tickMs)
  const sessions = useConsole((state) => state.lists[siteId]?.sessions ?? noSessions)
  const view = useConsole((state) => state.views[siteId] ?? defaultView)
  const selection = useConsole((state) => state.selections[siteId] ?? emptySelection)
  const flow = useConsole((state) => state.kills[siteId])
  // The plan is the same object throughout a run, and the flow is not.
  const plan = flow?.step === 'run' && isUnderWay(flow) && flow.run.phase !== 'countdown' ? flow.plan : null
  const ending = useMemo(() => refsOf(plan), [plan])
  const now = Math.max(tick, site.readAt ?? 0) + site.serverAheadMs
  const judged = judgeAll(sessions, now, danglingAfterMs)
  // Time moves nothing here unless the user filters by idle time.
  const filterNow = view.idleAtLeastMs === null ? 0 : now
  const { matching, counts } = useMemo(
    () => filterSessions(judged, view, filterNow),
    [judged, view, filterNow],
  )
  const rows = useMemo(() => rowsOf({ matching, view, ending }), [matching, view, ending])
  const refs = useMemo(() => matchingRefs(matching, ending), [matching, ending])
  const facts = useMemo(
    () => selectionFacts(judged, selection.refs, { matching, ending, now }),
    [judged, selection.refs, matching, ending, now],
  )
  return {
    now,
    view,
    judged,
    alike: lookAlikesOf(sessions),
    rows,
    counts,
    matchingRefs: refs,
    matchingCount: matching.length,
    selection,
    facts,
  }
}
