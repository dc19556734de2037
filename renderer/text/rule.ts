import type { KillRule } from '../../contract/rule.ts'
import { selects } from '../../core/domain/filter.ts'
import { list, number, plural } from '../../words/format.ts'
import { exactDuration } from '../../words/times.ts'
import { visible } from './visible.ts'

/** Users that are told one by one. */
const namedAtMost = 5

/** Users by name; of many the first few. */
function userList(users: readonly string[]): string {
  const named = users.slice(0, namedAtMost).map(visible)
  const more = users.length - named.length
  return list(more > 0 ? [...named, plural(more, 'more user')] : named)
}

/** A rule in a few words: `dangling, of robin and luc, at most 20`. */
export function ruleWords(rule: KillRule): string {
  const parts: string[] = []
  // On record a rule has no refs: then it is one that chooses nothing by itself.
  if (rule.refs || !(selects(rule) || rule.makeRoom !== undefined)) parts.push('chosen by hand')
  if (rule.all) parts.push('all')
  if (rule.dangling) parts.push('dangling')
  if (rule.idleAtLeastMs !== undefined) parts.push(`idle for ${exactDuration(rule.idleAtLeastMs)} or more`)
  if (rule.users) parts.push(`of ${userList(rule.users)}`)
  if (rule.anonymous) parts.push('anonymous')
  if (rule.makeRoom !== undefined) parts.push(`to make room for ${number(rule.makeRoom)}`)
  if (rule.keepNewest !== undefined) parts.push(`but each user’s newest ${number(rule.keepNewest)}`)
  if (rule.exemptUsers) parts.push(`but those of ${userList(rule.exemptUsers)}`)
  if (rule.max !== undefined) parts.push(`at most ${number(rule.max)}`)
  if (rule.includeActive) parts.push('active ones, too')
  if (rule.includeUnknown) parts.push('unknown activity, too')
  if (rule.signInOver) parts.push('by signing in over them, too')
  return parts.join(', ')
}
