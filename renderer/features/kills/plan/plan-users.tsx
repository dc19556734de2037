import { type ReactNode, useMemo } from 'react'
import type { PlannedKill, UserShare } from '../../../../contract/kill.ts'
import { UserName } from '../../../components/hostile.tsx'
import { LookAlikeMark } from '../../../components/look-alike-mark.tsx'
import type { Confirming } from '../../../store/kill-flow.ts'
import { useLookAlikes } from '../../../store/look-alikes.ts'
import { number } from '../../../../words/format.ts'
import { kill as words } from '../../../../words/kill.ts'
import { shareIdle, shareKeeps } from '../../../../words/shares.ts'
import { UserTick } from './user-tick.tsx'

/** More names than this are too many to read. The others are counted. */
const shownAtMost = 100

interface PlanUsersProps {
  readonly siteId: string
  readonly flow: Confirming
  readonly onTick: (refs: readonly string[]) => void
}

/** What the plan means for each user: how many sessions, how long idle, and what remains. */
export function PlanUsers({ siteId, flow, onTick }: PlanUsersProps): ReactNode {
  const { first, plan } = flow
  const shares = first.byUser
  const more = shares.slice(shownAtMost)
  const moreCount = more.reduce((sum, share) => sum + share.count, 0)
  const refsOf = useMemo(() => refsByUser(first.victims), [first])
  const after = useMemo(() => new Map(plan.byUser.map((share) => [share.user, share])), [plan])
  return (
    <div className="plan-users" role="region" tabIndex={0} aria-label={words.byUser()}>
      <table aria-label={words.byUser()} data-testid="kill-users">
        <tbody>
          {shares.slice(0, shownAtMost).map((share) => (
            <UserRow
              key={share.user ?? '\u0000'}
              siteId={siteId}
              flow={flow}
              // Without the sessions that were taken out. Of a user who was taken out, as it would be.
              share={after.get(share.user) ?? share}
              refs={refsOf.get(share.user) ?? []}
              onTick={onTick}
            />
          ))}
          {more.length > 0 && (
            <tr>
              <th scope="row" colSpan={3}>
                {words.moreUsers(more.length, moreCount)}
              </th>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

interface UserRowProps extends PlanUsersProps {
  readonly share: UserShare
  /** The user's chosen sessions. */
  readonly refs: readonly string[]
}

function UserRow({ siteId, flow, share, refs, onTick }: UserRowProps): ReactNode {
  const alike = useLookAlikes(siteId)
  const { first, wanted } = flow
  const { user } = share
  const going = refs.filter((ref) => !wanted.dropped.has(ref)).length
  const mark = <LookAlikeMark user={user} alike={alike} />
  return (
    <tr className={going === 0 ? 'unticked' : ''}>
      <th scope="row">
        {/* Another preview would no longer resume the interrupted run. */}
        {first.resumes ? (
          <span className="marked-user">
            <UserName user={user} anonymous={words.anonymous()} />
            {mark}
          </span>
        ) : (
          <UserTick
            user={user}
            ticked={going === refs.length || (going > 0 && 'some')}
            onTick={() => onTick(refs)}
          >
            {mark}
          </UserTick>
        )}
      </th>
      <td className="figure">{number(going)}</td>
      <td>
        <ShareMeans share={share} />
      </td>
    </tr>
  )
}

function refsByUser(victims: readonly PlannedKill[]): ReadonlyMap<string | null, readonly string[]> {
  const refs = new Map<string | null, string[]>()
  for (const { user, ref } of victims) {
    const known = refs.get(user)
    if (known) known.push(ref)
    else refs.set(user, [ref])
  }
  return refs
}

/** How long idle, and what remains for the user. */
export function ShareMeans({ share }: { share: UserShare }): ReactNode {
  const idle = shareIdle(share)
  // Killing anonymous sessions leaves no user without one.
  if (share.user === null) return idle ?? words.idleUnknown()
  return (
    <>
      {idle ?? words.idleUnknown()} ·{' '}
      <span className={share.keeps === 0 ? 'only' : ''}>{shareKeeps(share)}</span>
    </>
  )
}
