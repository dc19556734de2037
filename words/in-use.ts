import type { KillPlan } from '../contract/kill.ts'
import { endsInUse } from '../core/domain/kill-guard.ts'
import { say, sayCount } from './say.ts'

type Planned = Pick<KillPlan, 'victims' | 'rule'>

/** How many victims no check before their turn spares, though somebody may use them. */
export function inUseCount(plans: readonly Planned[]): number {
  return plans.reduce(
    (sum, { victims, rule }) =>
      sum + victims.filter((each) => !each.leftBehind && endsInUse(each.state, rule.idleAtLeastMs)).length,
    0,
  )
}

/** What is killed even if somebody works there, and what is still spared. Null: everything is spared. */
export function inUseWords(plans: readonly Planned[]): string | null {
  const count = inUseCount(plans)
  if (count === 0) return null
  const all = plans.reduce((sum, { victims }) => sum + victims.length, 0)
  if (all === 1) return say('This session is killed even if it is in use.')
  const killed = sayCount(
    '{count} of these sessions is killed even if it is in use.',
    '{count} of these sessions are killed even if they are in use.',
    { count },
  )
  if (count === all) return killed
  return `${killed} ${say('The others are spared if their users come back before their turn.')}`
}
