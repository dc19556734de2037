import type { ReactNode } from 'react'
import type { KillPlan } from '../../../contract/kill.ts'
import { UserName } from '../../components/hostile.tsx'
import { kill as words } from '../../text/kill.ts'
import { ShareMeans } from './plan-users.tsx'

/** The plan of one session, in a line. */
export function PlanOne({ plan }: { plan: KillPlan }): ReactNode {
  const [victim] = plan.victims
  const [share] = plan.byUser
  if (!victim || !share) return null
  return (
    <p className="plan-one" data-testid="kill-one">
      <b>
        <UserName user={victim.user} anonymous={words.anonymous} />
      </b>
      <span>
        <ShareMeans share={share} />
      </span>
      <code className="cell-key">{victim.keyPrefix}…</code>
    </p>
  )
}
