import { type ReactNode, useMemo } from 'react'
import type { KillPlan } from '../../../../contract/kill.ts'
import { countsWithout, endable } from '../../../../core/domain/after-kill.ts'
import { Gauge } from '../../../components/gauge.tsx'
import { useSite } from '../../../store/react.tsx'
import { beforeAndAfter, gaugeAfter, roomAfter } from '../../../../words/room.ts'

/** How full the site is, what of it goes, and how much room that makes. While the site fails: nothing. */
export function PlanRoom({ plan }: { plan: KillPlan }): ReactNode {
  const site = useSite(plan.siteId)
  const going = useMemo(() => endable(plan), [plan])
  if (!site?.counts || site.failure) return null
  const { sessionsLimit: limit, countsExpired = null } = site
  const counts = countsWithout(
    site.counts,
    going.map(({ state }) => state),
  )
  const after = { counts, limit, countsExpired }
  const count = going.length
  return (
    <figure className="before-after" data-testid="kill-room">
      <Gauge {...after} going={count} label={gaugeAfter(after)} />
      <figcaption>
        <b>{roomAfter(count, after)}</b>
        <span className="muted">{beforeAndAfter(count, after)}</span>
      </figcaption>
    </figure>
  )
}
