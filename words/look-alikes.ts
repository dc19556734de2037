import { lookAlikeGroups, skeleton } from '../core/domain/look-alikes.ts'
import { codeOf, visible } from '../core/domain/visible.ts'
import { withMore } from './users.ts'
import { note } from './note.ts'
import { say, sayCount } from './say.ts'

/** On a site full of such names, no more lines help. */
const mostGroups = 10
const mostNames = 5

/** A name with unmistakable letters: every letter that is not plain Latin is written by its number. */
function spelled(name: string): string {
  return visible(name).replace(/[^ -~]/gu, (letter) => codeOf(letter.codePointAt(0) ?? 0))
}

/** Why a name is marked in the window. */
export const looksLikeAnother = (user: string): string =>
  say('Looks like another user’s name. This name is written: {name}', { name: spelled(user) })

/**
 * Notes about the names of a list that look alike, one line for each group.
 * @param listed the names of all sessions of the site
 * @param shown only groups with one of these are noted
 */
export function lookAlikeNotes(listed: Iterable<string | null>, shown: Iterable<string | null>): string[] {
  const inSight = new Set(shown)
  const groups = lookAlikeGroups(listed).filter((group) => group.some((name) => inSight.has(name)))
  const lines = groups.slice(0, mostGroups).map((group) => {
    const names = withMore(group.slice(0, mostNames).map(spelled), group.length - mostNames)
    return note(say('names of different users look alike: {names}.', { names }))
  })
  const count = groups.length - lines.length
  if (count === 0) return lines
  const more = sayCount(
    '{count} more group of names looks alike.',
    '{count} more groups of names look alike.',
    { count },
  )
  return [...lines, note(more)]
}

/** Notes for a request that names users: which listed names only look like those. */
export function onlyLooksLike(asked: readonly string[], listed: Iterable<string | null>): string[] {
  const looks = new Map(asked.map((name) => [skeleton(name), name]))
  const others = [...new Set(listed)].flatMap((name) => {
    const like = name === null || asked.includes(name) ? undefined : looks.get(skeleton(name))
    return name === null || like === undefined ? [] : [{ name: spelled(name), like: spelled(like) }]
  })
  const lines = others
    .slice(0, mostGroups)
    .map((names) =>
      note(say('{name} is listed, too. It only looks like {like}, and is another user.', names)),
    )
  const count = others.length - lines.length
  if (count === 0) return lines
  const more = sayCount(
    '{count} more name only looks like one of those.',
    '{count} more names only look like one of those.',
    { count },
  )
  return [...lines, note(more)]
}
