import type { Command } from 'commander'
import type { KillRule, SessionFilter } from '../../../contract/rule.ts'
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
    .optionsGroup('Which sessions (different filters intersect):')
    .option('--dangling', "dangling by the site's threshold (4 d unless the site has its own)")
    .option('--idle <duration>', 'idle at least so long: 30m, 12h, 4d, 2w', duration)
    .option('--for-user <user>', 'sessions of this user (repeatable)', userNames)
    .option('--anonymous', "nobody's sessions")
    .option('--ref <ref>', 'exactly this one, whatever its state (repeatable)', refs)
    .option('--all', 'every live one; stands alone')
    .option('--include-active', 'not without the active ones')
    .option('--include-unknown', 'not without those whose last activity is unknown')
    .option('--keep-newest <n>', 'leave the n most recently active ones of each user', count)
    .option('--exempt <user>', 'leave the sessions of this user (repeatable)', userNames)
    .option('--max <n>', 'at most n, the longest idle first', count)
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

/** What is wrong with a filter as a whole; null: nothing. */
export function filterMistake(rule: KillRule): string | null {
  // A way of ending them is no filter.
  const filters = Object.keys(rule).filter((key) => key !== 'signInOver')
  return rule.all && filters.length > 1
    ? '--all stands alone: leave out the other filters, or leave out --all.'
    : null
}
