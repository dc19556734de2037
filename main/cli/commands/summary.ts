import { succeed } from '../../../contract/failure.ts'
import type { Result } from '../../../contract/failure.ts'
import type { Counts } from '../../../contract/session.ts'
import type { SiteState } from '../../../contract/site.ts'
import { countSessions } from '../../../core/domain/counts.ts'
import { isUnread, stateOf } from '../../../core/domain/state.ts'
import { byUser } from '../../../core/domain/users.ts'
import { inEnglish } from '../../../words/say.ts'
import type { Answer } from '../answer.ts'
import type { SummaryCommand } from '../args/command.ts'
import { checkOf, failedCheck } from '../check.ts'
import { summaryJson } from '../output/json.ts'
import type { UserCount } from '../output/json.ts'
import { expiryUnknownNotes } from '../../../words/expiry-unknown.ts'
import { expiredCountNotes } from '../../../words/expired-count.ts'
import { lookAlikeNotes } from '../../../words/look-alikes.ts'
import { visible } from '../../../core/domain/visible.ts'
import { visit } from '../visit.ts'
import type { Visit, Work } from '../visit.ts'

/**
 * `summary`: how many live sessions each user has, in the words of Lino's own `show_sessions.py`, whose
 * "active" means not expired. Between these lines comes what they do not say. Anonymous sessions are in the
 * total and belong to no user.
 */
export async function summary(command: SummaryCommand, work: Work): Promise<Result<Answer>> {
  const { choice, bounds } = command
  const visited = await visit(choice, work)
  if (!visited.ok) return bounds ? failedCheck(visited.failure) : visited
  const { site, sessions, judging } = visited.value
  const users = countUsers(visited.value)
  const names = users.map(({ user }) => user)
  const counts = countSessions(sessions, judging.now, site)
  const unread = sessions.filter((each) =>
    isUnread(each, stateOf(each, judging.now, judging.danglingAfterMs)),
  ).length
  const check = bounds && checkOf(site, counts, bounds)
  return succeed({
    exitCode: check?.exitCode ?? 0,
    json: { ...summaryJson(site, users, counts), ...check?.json },
    // Scripts read these lines, so they are English in every language.
    text: () =>
      inEnglish(() => [
        ...(check?.lines ?? []),
        ...users.map(({ user, live }) => `User ${visible(user)} has ${live} active sessions`),
        ...restWords(site, counts, unread),
        ...onNowLine(counts),
        ...expiredCountNotes(site, counts),
        ...expiryUnknownNotes(site, counts),
        ...lookAlikeNotes(names, names),
        ...(site.countsExpired === true ? [scriptWords] : []),
        // The last line, and never "1 user": scripts rely on both.
        `Total ${counts.expired} expired and ${counts.live} active sessions, ${users.length} users`,
      ]),
  })
}

const scriptWords =
  "Note: Lino's show_sessions.py counts by the site's own date: to it the expired sessions are active ones."

/**
 * What the fixed lines leave open. No line here begins like a fixed one, so that a script can distinguish
 * them.
 */
function restWords(site: SiteState, { own, dangling, anonymous }: Counts, unread: number): string[] {
  const among = [
    own > 0 && `${own} the console's own (of ${visible(site.user)})`,
    anonymous > 0 && `${anonymous} nobody's`,
    dangling > 0 && `${dangling} dangling`,
    unread > 0 && `${unread} of unknown activity`,
  ]
  const words = among.filter((each) => each !== false)
  return words.length === 0 ? [] : [`Among the active ones: ${words.join(', ')}.`]
}

/** Nothing if nobody was there today, or if the site's clock is not known. */
function onNowLine({ onNow, today }: Counts): string[] {
  if (onNow === null || today === null || onNow + today === 0) return []
  return [`On now: ${onNow}. Used today: ${today}.`]
}

/** Most sessions first, then by name. */
function countUsers({ sessions, judging }: Visit): UserCount[] {
  const live = sessions.filter((each) => stateOf(each, judging.now, judging.danglingAfterMs) !== 'expired')
  return [...byUser(live)]
    .flatMap(([user, group]) => (user === null ? [] : [{ user, live: group.length }]))
    .sort((a, b) => b.live - a.live || (a.user < b.user ? -1 : 1))
}
