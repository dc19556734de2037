import type { Command } from 'commander'
import type { KillRule, SessionFilter } from '../../../contract/rule.ts'
import { say } from '../../../words/say.ts'
import { count, duration, refs, userNames } from './values.ts'

export interface FilterOptions {
  readonly dangling?: true
  readonly idle?: number
  readonly forUser?: string[]
  readonly anonymous?: true
  readonly ref?: string[]
  readonly all?: true
  readonly includeActive?: true
  readonly includeUnknown?: true
  readonly keepNewest?: number
  readonly exempt?: string[]
  readonly max?: number
}

export function addFilters(command: Command): Command {
  return command
    .optionsGroup(say('Which sessions (different filters intersect):'))
    .option(
      '--dangling',
      say("dangling sessions, by the site's threshold (4 days unless the site has its own)"),
    )
    .option('--idle <duration>', say('idle for at least this long: 30m, 12h, 4d, 2w'), duration)
    .option('--for-user <user>', say('sessions of this user (repeatable)'), userNames)
    .option('--anonymous', say('anonymous sessions'))
    .option('--ref <ref>', say('exactly this session, whatever its state (repeatable)'), refs)
    .option('--all', say('every live session (without other filters)'))
    .option('--include-active', say('include active sessions'))
    .option('--include-unknown', say('include sessions whose last activity is unknown'))
    .option('--keep-newest <n>', say('leave out the n most recently active sessions of each user'), count)
    .option('--exempt <user>', say('leave out the sessions of this user (repeatable)'), userNames)
    .option('--max <n>', say('at most n sessions, the longest idle first'), count)
    .optionsGroup('Options:')
}

export function filterOf(options: FilterOptions): SessionFilter {
  const { dangling, idle, forUser, anonymous, ref, all, includeActive, includeUnknown, keepNewest } = options
  return {
    ...(dangling && { dangling }),
    ...(idle !== undefined && { idleAtLeastMs: idle }),
    ...(forUser && { users: forUser }),
    ...(anonymous && { anonymous }),
    ...(ref && { refs: ref }),
    ...(all && { all }),
    ...(includeActive && { includeActive }),
    ...(includeUnknown && { includeUnknown }),
    ...(keepNewest !== undefined && { keepNewest }),
    ...(options.exempt && { exemptUsers: options.exempt }),
    ...(options.max !== undefined && { max: options.max }),
  }
}

/** What is wrong with a filter as a whole. Null: nothing. */
export function filterMistake(rule: KillRule): string | null {
  // A way of ending sessions is no filter.
  const filters = Object.keys(rule).filter((key) => key !== 'signInOver')
  return rule.all && filters.length > 1
    ? say('Leave out the other filters, or leave out --all: it goes with none of them.')
    : null
}
