import { useMemo } from 'react'
import type { KillPlan } from '../../contract/kill.ts'
import { useConsole } from './react.tsx'
import { judgeAll } from './judge.ts'
import { filterSessions } from './rows.ts'
import { siteOf } from './state.ts'
import { defaultView } from './view.ts'

/** How many victims of a plan the filters of its site's table hide. */
export function useHiddenVictims({ siteId, victims, madeAt }: KillPlan): number {
  const sessions = useConsole((state) => state.lists[siteId]?.sessions)
  const view = useConsole((state) => state.views[siteId] ?? defaultView)
  const site = useConsole((state) => siteOf(state, siteId))
  return useMemo(() => {
    if (!sessions || !site) return 0
    const planned = new Set(victims.map(({ ref }) => ref))
    const listed = sessions.filter(({ ref }) => planned.has(ref))
    const now = madeAt + site.serverAheadMs
    const judged = judgeAll(listed, now, site.danglingAfterMs)
    return listed.length - filterSessions(judged, view, now).matching.length
  }, [sessions, view, site, victims, madeAt])
}
