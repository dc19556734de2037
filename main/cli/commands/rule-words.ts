import type { KillRule } from '../../../contract/rule.ts'
import { selects } from '../../../core/domain/filter.ts'
import { span } from '../output/times.ts'
import { sessionsWord } from '../output/words.ts'

/** What a kill was asked for, in a few words: `dangling, idle at least 12 h, at most 9`. */
export function ruleWords(rule: KillRule): string {
  const { users, refs, exemptUsers, idleAtLeastMs, keepNewest, max, makeRoom } = rule
  const parts: (string | false | undefined)[] = [
    rule.all && 'all',
    rule.dangling && 'dangling',
    idleAtLeastMs !== undefined && `idle at least ${span(idleAtLeastMs)}`,
    users && `of ${users.join(', ')}`,
    rule.anonymous && "nobody's",
    refs && `${sessionsWord(refs.length)} by name`,
    // On record a rule has no refs: then it is one that chooses nothing by itself.
    !selects(rule) && makeRoom === undefined && 'chosen by hand',
    rule.includeActive && 'active ones too',
    rule.includeUnknown && 'unknown ones too',
    keepNewest !== undefined && `keeping each user's newest ${keepNewest}`,
    exemptUsers && `not of ${exemptUsers.join(', ')}`,
    max !== undefined && `at most ${max}`,
    makeRoom !== undefined && `room for ${makeRoom}`,
    rule.signInOver && 'signing in over them where needed',
  ]
  return parts.filter((part) => typeof part === 'string').join(', ')
}
