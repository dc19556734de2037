import { succeed } from '../../../contract/failure.ts'
import type { Result } from '../../../contract/failure.ts'
import type { Session } from '../../../contract/session.ts'
import { countSessions } from '../../../core/domain/counts.ts'
import { siteJson } from '../../../core/domain/site-json.ts'
import { stateOf } from '../../../core/domain/state.ts'
import { newerSessionCounts } from '../../../core/domain/users.ts'
import type { Answer } from '../answer.ts'
import type { ListCommand } from '../args/command.ts'
import { chooseToShow } from '../choose.ts'
import { countsJson, sessionJson } from '../output/json.ts'
import { lookAlikeWords, onlyLooksLike } from '../output/look-alike-words.ts'
import { sessionTable } from '../output/session-table.ts'
import { expiredCountWords } from '../output/expired-count-words.ts'
import { sessionsWord, siteWords } from '../output/words.ts'
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
  const newer = newerLive(visited.value)
  const counts = countSessions(sessions, judging.now, judging.danglingAfterMs)
  return succeed({
    exitCode: 0,
    json: {
      site: siteJson(site),
      counts: countsJson(counts, site),
      sessions: shown.map((each) =>
        sessionJson(each, judging.now, judging.danglingAfterMs, newer.get(each.ref) ?? 0),
      ),
    },
    text: (paint) => {
      const rows = shown.length === 0 ? ['No session matches.'] : sessionTable(shown, judging, paint)
      const { live, active, dangling, unknown, expired, anonymous } = counts
      // Of what counts: on a site that counts expired ones the live ones alone would say that there is room.
      const limit =
        site.sessionsLimit === null || site.countsExpired === true ? '' : ` of at most ${site.sessionsLimit}`
      return [
        ...rows,
        '',
        ...lookAlikeWords(
          names,
          shown.map(({ user }) => user),
        ),
        `${sessionsWord(shown.length)} shown. ${siteWords(site)}: ${live}${limit} live (yours, ${active} active, ` +
          `${dangling} dangling, ${unknown} unknown; ${anonymous} of these nobody's), ${expired} expired.`,
        ...expiredCountWords(site, counts),
      ]
    },
  })
}

function newerLive({ sessions, judging }: Visit): Map<string, number> {
  const live = (each: Session): boolean => stateOf(each, judging.now, judging.danglingAfterMs) !== 'expired'
  return newerSessionCounts(sessions.filter(live))
}
