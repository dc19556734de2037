import { orderJudged } from '../../core/domain/order.ts'
import { type Judged, judgeAll } from './judge.ts'
import { filterSessions } from './rows.ts'
import { type ConsoleState, siteOf } from './state.ts'
import { defaultView } from './view.ts'

/** The sessions that the table of a site shows, in its order. Made only when they are asked for. */
export function shownSessions(state: ConsoleState, siteId: string, at: number): readonly Judged[] {
  const site = siteOf(state, siteId)
  if (!site) return []
  const view = state.views[siteId] ?? defaultView
  const now = at + site.serverAheadMs
  const judged = judgeAll(state.lists[siteId]?.sessions ?? [], now, site.danglingAfterMs)
  return orderJudged(filterSessions(judged, view, now).matching, view.order, view.second)
}
