import { lookAlikeGroups, skeleton } from '../../../core/domain/look-alikes.ts'
import { visible } from './visible.ts'

/** So many groups are told; a site full of such names needs no more to be said. */
const mostGroups = 10
const mostNames = 5

/** A name whose letters cannot be mistaken: what is not plain Latin is written by its number. */
function spelled(name: string): string {
  return visible(name).replace(/[^ -~]/gu, (letter) => {
    const code = letter.codePointAt(0) ?? 0
    return code <= 0xffff ? `\\u${code.toString(16).padStart(4, '0')}` : `\\u{${code.toString(16)}}`
  })
}

/**
 * Notes on the names of a list that look alike, one line for each look.
 * @param listed Of all sessions of the site.
 * @param shown Only looks that one of these has are told.
 */
export function lookAlikeWords(listed: Iterable<string | null>, shown: Iterable<string | null>): string[] {
  const inSight = new Set(shown)
  const groups = lookAlikeGroups(listed).filter((group) => group.some((name) => inSight.has(name)))
  const lines = groups.slice(0, mostGroups).map((group) => {
    const more = group.length > mostNames ? ` and ${group.length - mostNames} more` : ''
    return `Note: names of different users look alike: ${group.slice(0, mostNames).map(spelled).join(', ')}${more}.`
  })
  const rest = groups.length - lines.length
  return rest > 0 ? [...lines, `Note: ${rest} more groups of names look alike.`] : lines
}

/** Notes for those who ask for a user: which listed names only look like that. */
export function onlyLooksLike(asked: readonly string[], listed: Iterable<string | null>): string[] {
  const looks = new Map(asked.map((name) => [skeleton(name), name]))
  const others = [...new Set(listed)].flatMap((name) => {
    const like = name === null || asked.includes(name) ? undefined : looks.get(skeleton(name))
    return name === null || like === undefined ? [] : [{ name, like }]
  })
  const lines = others.slice(0, mostGroups).map(({ name, like }) => {
    return `Note: ${spelled(name)} is listed, too. It only looks like ${spelled(like)}, and is another user.`
  })
  const rest = others.length - lines.length
  return rest > 0 ? [...lines, `Note: ${rest} more names only look like those asked for.`] : lines
}
