import { succeed } from '../../../contract/failure.ts'
import type { Result } from '../../../contract/failure.ts'
import type { Counts, Session } from '../../../contract/session.ts'
import type { SiteState } from '../../../contract/site.ts'
import { countSessions } from '../../../core/domain/counts.ts'
import { notIncluded } from '../../../core/domain/not-included.ts'
import { siteJson } from '../../../core/domain/site-json.ts'
import { stateOf } from '../../../core/domain/state.ts'
import { newerSessionCounts } from '../../../core/domain/users.ts'
import { say, sayCount } from '../../../words/say.ts'
import type { Answer } from '../answer.ts'
import type { ListCommand } from '../args/command.ts'
import { chooseToShow } from '../choose.ts'
import { countsJson, notIncludedJson, sessionJson } from '../output/json.ts'
import { lookAlikeNotes, onlyLooksLike } from '../../../words/look-alikes.ts'
import { notIncludedNotes } from '../../../words/not-included.ts'
import { sessionTable } from '../output/session-table.ts'
import { expiryUnknownNotes } from '../../../words/expiry-unknown.ts'
import { expiredCountNotes } from '../../../words/expired-count.ts'
import { siteWords } from '../../../words/site-name.ts'
import { visit } from '../visit.ts'
import type { Visit, Work } from '../visit.ts'

/** `list`: what matches, and the counts of the whole site. */
export async function list(command: ListCommand, work: Work): Promise<Result<Answer>> {
  const visited = await visit(command.choice, work)
  if (!visited.ok) return visited
  const { site, sessions, judging } = visited.value
  const { users = [], exemptUsers = [] } = command.filter
  const asked = [...users, ...exemptUsers]
  const names = sessions.map(({ user }) => user)
  for (const line of onlyLooksLike(asked, names)) work.world.stderr.write(`${line}\n`)
  const shown = chooseToShow(sessions, command.filter, command.expired, judging)
  const excluded = notIncluded(sessions, command.filter, judging.now, judging.danglingAfterMs)
  const newer = newerLive(visited.value)
  const counts = countSessions(sessions, judging.now, site)
  return succeed({
    exitCode: 0,
    json: {
      site: siteJson(site),
      counts: countsJson(counts, site),
      sessions: shown.map((each) =>
        sessionJson(each, judging.now, judging.danglingAfterMs, newer.get(each.ref) ?? 0),
      ),
      leftOut: notIncludedJson(excluded),
    },
    text: (paint) => {
      const rows = shown.length === 0 ? [say('No session matches.')] : sessionTable(shown, judging, paint)
      return [
        ...rows,
        '',
        ...lookAlikeNotes(
          names,
          shown.map(({ user }) => user),
        ),
        ...notIncludedNotes(excluded),
        `${shownWords(shown.length)} ${siteCountWords(site, counts)}`,
        ...expiredCountNotes(site, counts),
        ...expiryUnknownNotes(site, counts),
      ]
    },
  })
}

function shownWords(count: number): string {
  return sayCount('{count} session shown.', '{count} sessions shown.', { count })
}

/** Of the whole site. */
function siteCountWords(site: SiteState, counts: Counts): string {
  const { live, active, dangling, unknown, expired, anonymous } = counts
  const { sessionsLimit: limit, countsExpired } = site
  const figures = { site: siteWords(site), live, active, dangling, unknown, expired, anonymous }
  // On a site that counts expired sessions, the live ones alone would suggest free places.
  if (limit === null || countsExpired === true) {
    return say(
      '{site}: {live} live (yours, {active} active, {dangling} dangling, {unknown} unknown; {anonymous} of these anonymous), {expired} expired.',
      figures,
    )
  }
  return say(
    '{site}: {live} of at most {limit} live (yours, {active} active, {dangling} dangling, {unknown} unknown; {anonymous} of these anonymous), {expired} expired.',
    { ...figures, limit },
  )
}

function newerLive({ sessions, judging }: Visit): Map<string, number> {
  const live = (each: Session): boolean => stateOf(each, judging.now, judging.danglingAfterMs) !== 'expired'
  return newerSessionCounts(sessions.filter(live))
}
