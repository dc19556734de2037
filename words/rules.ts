import type { KillRule } from '../contract/rule.ts'
import { selects } from '../core/domain/filter.ts'
import { say, sayCount } from './say.ts'
import { exactDuration } from './times.ts'
import { userList } from './users.ts'

/** The number of users that are named. */
const namedAtMost = 5

/**
 * A rule in a few words: `dangling sessions, of robin, at most 20`. A French list would end in "and", but
 * each part narrows the ones before it.
 */
export const ruleWords = (rule: KillRule): string => [...chooses(rule), ...limits(rule)].join(', ')

function chooses(rule: KillRule): string[] {
  const parts: string[] = []
  // On record a rule has no refs. It then chooses nothing.
  if (rule.refs || !(selects(rule) || rule.makeRoom !== undefined)) parts.push(say('chosen by hand'))
  if (rule.all) parts.push(say('all'))
  if (rule.dangling) parts.push(say('dangling sessions'))
  if (rule.idleAtLeastMs !== undefined)
    parts.push(say('idle for {time} or more', { time: exactDuration(rule.idleAtLeastMs) }))
  if (rule.users) parts.push(say('of {users}', { users: userList(rule.users, namedAtMost) }))
  if (rule.anonymous) parts.push(say('anonymous sessions'))
  if (rule.makeRoom !== undefined) parts.push(say('to make room for {count}', { count: rule.makeRoom }))
  return parts
}

function limits(rule: KillRule): string[] {
  const parts: string[] = []
  if (rule.keepNewest !== undefined) {
    const count = rule.keepNewest
    parts.push(sayCount('except each user’s newest', 'except each user’s newest {count}', { count }))
  }
  if (rule.exemptUsers)
    parts.push(say('except those of {users}', { users: userList(rule.exemptUsers, namedAtMost) }))
  if (rule.max !== undefined) parts.push(say('at most {count}', { count: rule.max }))
  if (rule.includeActive) parts.push(say('also active ones'))
  if (rule.includeUnknown) parts.push(say('also with an unknown last activity'))
  if (rule.signInOver) parts.push(say('also by signing in over them'))
  return parts
}
