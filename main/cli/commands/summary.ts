import { succeed } from '../../../contract/failure.ts'
import type { Result } from '../../../contract/failure.ts'
import { countSessions } from '../../../core/domain/counts.ts'
import { stateOf } from '../../../core/domain/state.ts'
import { byUser } from '../../../core/domain/users.ts'
import type { Answer } from '../answer.ts'
import type { SiteChoice } from '../args/command.ts'
import { summaryJson } from '../output/json.ts'
import type { UserCount } from '../output/json.ts'
import { visible } from '../output/visible.ts'
import { visit } from '../visit.ts'
import type { Visit, Work } from '../visit.ts'

/**
 * `summary`: how many live sessions each user has, in the words of Lino's own `show_sessions.py`, whose "active"
 * means not expired. Anonymous sessions are among the total and belong to no user.
 */
export async function summary(choice: SiteChoice, work: Work): Promise<Result<Answer>> {
  const visited = await visit(choice, work)
  if (!visited.ok) return visited
  const { site, sessions, judging } = visited.value
  const users = countUsers(visited.value)
  const counts = countSessions(sessions, judging.now, judging.danglingAfterMs)
  return succeed({
    exitCode: 0,
    json: summaryJson(site, users, counts),
    text: () => [
      ...users.map(({ user, live }) => `User ${visible(user)} has ${live} active sessions`),
      `Total ${counts.expired} expired and ${counts.live} active sessions, ${users.length} users`,
    ],
  })
}

/** Most sessions first, then by name. */
function countUsers({ sessions, judging }: Visit): UserCount[] {
  const live = sessions.filter((each) => stateOf(each, judging.now, judging.danglingAfterMs) !== 'expired')
  return [...byUser(live)]
    .flatMap(([user, group]) => (user === null ? [] : [{ user, live: group.length }]))
    .sort((a, b) => b.live - a.live || (a.user < b.user ? -1 : 1))
}
