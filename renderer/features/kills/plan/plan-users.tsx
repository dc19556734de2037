import type { ReactNode } from 'react'
import type { UserShare } from '../../../../contract/kill.ts'
import { UserName } from '../../../components/hostile.tsx'
import { LookAlikeMark } from '../../../components/look-alike-mark.tsx'
import { useLookAlikes } from '../../../store/look-alikes.ts'
import { number } from '../../../../words/format.ts'
import { kill as words } from '../../../../words/kill.ts'
import { shareIdle, shareKeeps } from '../../../../words/shares.ts'

/** More names than this are too many to read. The others are counted. */
const shownAtMost = 100

/** What the plan means for each user: how many sessions, how long idle, and what remains. */
export function PlanUsers({ siteId, shares }: { siteId: string; shares: readonly UserShare[] }): ReactNode {
  const alike = useLookAlikes(siteId)
  const more = shares.slice(shownAtMost)
  const moreCount = more.reduce((sum, share) => sum + share.count, 0)
  return (
    <div className="plan-users" role="region" tabIndex={0} aria-label={words.byUser()}>
      <table aria-label={words.byUser()} data-testid="kill-users">
        <tbody>
          {shares.slice(0, shownAtMost).map((share) => (
            <tr key={share.user ?? '\u0000'}>
              <th scope="row">
                <span className="marked-user">
                  <UserName user={share.user} anonymous={words.anonymous()} />
                  <LookAlikeMark user={share.user} alike={alike} />
                </span>
              </th>
              <td className="figure">{number(share.count)}</td>
              <td>
                <ShareMeans share={share} />
              </td>
            </tr>
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
