import type { KillPlan, PlannedKill } from '../../../../contract/kill.ts'
import type { Session, SessionState } from '../../../../contract/session.ts'
import { sparedWords } from '../../../../words/spared.ts'
import { stateReasons } from '../../../../words/reasons.ts'

/** A session of the question: one that goes, or one that is left out. */
export interface PlanRow {
  readonly ref: string
  readonly user: string | null
  readonly keyPrefix: string
  /** Null: not known, or no longer listed. */
  readonly lastActivity: number | null
  readonly ip: string | null
  /** Null: not known, because it is no longer listed. */
  readonly state: SessionState | null
  readonly why: string
  /** Whether it goes. Null: the user cannot change that. */
  readonly ticked: boolean | null
}

type BySession = ReadonlyMap<string, Session>

export const byRef = (sessions: readonly Session[]): BySession =>
  new Map(sessions.map((session) => [session.ref, session]))

/** What was chosen, in the order of the plan. What the user took out stays, so that it can be put back. */
export function goingRows(first: KillPlan, dropped: ReadonlySet<string>, listed: BySession): PlanRow[] {
  // Another preview would no longer resume the interrupted run.
  const fixed = first.resumes !== null
  return first.victims.map((victim) => ({
    ...cellsOf(victim, listed),
    state: victim.state,
    why: stateReasons(victim.reasons).join(', '),
    ticked: fixed ? null : !dropped.has(victim.ref),
  }))
}

/** What the rule left out, and what a later preview left out. Equal reasons are together. */
export function leftOutRows(first: KillPlan, plan: KillPlan, listed: BySession): PlanRow[] {
  const all = new Map([...first.leftOut, ...plan.leftOut].map((each) => [each.ref, each.reason]))
  return [...all]
    .map(([ref, reason]) => ({
      ...cellsOf({ ref, keyPrefix: '', user: null }, listed),
      state: null,
      why: sparedWords[reason](),
      ticked: null,
    }))
    .sort((a, b) => (a.why < b.why ? -1 : Number(a.why > b.why)))
}

function cellsOf(
  { ref, keyPrefix, user }: Pick<PlannedKill, 'ref' | 'keyPrefix' | 'user'>,
  listed: BySession,
): Pick<PlanRow, 'ref' | 'user' | 'keyPrefix' | 'lastActivity' | 'ip'> {
  const session = listed.get(ref)
  return {
    ref,
    user: session ? session.user : user,
    keyPrefix: session?.keyPrefix ?? keyPrefix,
    lastActivity: session?.lastActivity ?? null,
    ip: session?.ip ?? null,
  }
}
