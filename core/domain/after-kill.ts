import type { KillPlan } from '../../contract/kill.ts'
import type { Counts, SessionState } from '../../contract/session.ts'

/** The sessions of a plan that can be ended. The others make no room. */
export const endable = ({ victims, rule }: Pick<KillPlan, 'victims' | 'rule'>): KillPlan['victims'] =>
  victims.filter(({ endsBy }) => endsBy === 'usual' || (endsBy === 'signInOver' && rule.signInOver === true))

/** The counts of a site once sessions of these states are gone. No count is below 0. */
export function countsWithout(counts: Counts, states: readonly SessionState[]): Counts {
  const after = { ...counts }
  for (const state of states) {
    if (after[state] === 0) continue
    after[state] -= 1
    after.listed -= 1
    if (state !== 'expired') after.live -= 1
  }
  return after
}
