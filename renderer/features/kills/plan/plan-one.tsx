import type { ReactNode } from 'react'
import type { KillPlan } from '../../../../contract/kill.ts'
import { UserName } from '../../../components/hostile.tsx'
import { LookAlikeMark } from '../../../components/look-alike-mark.tsx'
import { useLookAlikes } from '../../../store/look-alikes.ts'
import { kill as words } from '../../../../words/kill.ts'
import { ShareMeans } from './plan-users.tsx'

/** The plan of one session, in a line. */
export function PlanOne({ plan }: { plan: KillPlan }): ReactNode {
  const alike = useLookAlikes(plan.siteId)
  const [victim] = plan.victims
  const [share] = plan.byUser
  if (!victim || !share) return null
  return (
    <p className="plan-one" data-testid="kill-one">
      <b>
        <UserName user={victim.user} anonymous={words.anonymous()} />
        <LookAlikeMark user={victim.user} alike={alike} />
      </b>
      <span>
        <ShareMeans share={share} />
      </span>
      <code className="cell-key">{victim.keyPrefix}…</code>
    </p>
  )
}
