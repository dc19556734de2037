import type { Command } from 'commander'
import type { KillRule } from '../../../contract/rule.ts'
import { selects } from '../../../core/domain/filter.ts'
import type { KillCommand } from './command.ts'
import { addFilters, filterMistake, filterOf } from './filter-options.ts'
import type { FilterOptions } from './filter-options.ts'
import { count, reportFile } from './values.ts'

export interface KillOptions extends FilterOptions {
  readonly makeRoom?: number
  readonly signInOver?: true
  readonly resume?: true
  readonly drop?: true
  readonly report?: string
  readonly dryRun?: true
  readonly yes?: true
}

export function addKillOptions(command: Command): Command {
  return addFilters(command)
    .option('--make-room <n>', 'as many, the least risky first, as let n people sign in', count)
    .option('--sign-in-over', 'also those that only end by signing in over them, last and one at a time')
    .option('--resume', "go on with this site's interrupted kill; stands without filters")
    .option('--drop', "give this site's interrupted kill up; stands alone")
    .option('--dry-run', 'only show what would be killed')
    .option('--yes', 'do not ask, and do not count down')
    .option('--report <file>', 'write what became of each to a .csv or .json file', reportFile)
}

export function readKill(options: KillOptions): Pick<KillCommand, 'rule' | 'confirm' | 'report'> {
  return {
    rule: options.resume ? 'resume' : ruleOf(options),
    confirm: options.dryRun ? 'dryRun' : options.yes ? 'yes' : 'ask',
    report: options.report ?? null,
  }
}

/** What is wrong with these options together; null: nothing. A kill has to say which sessions it means. */
export function killMistake(options: KillOptions): string | null {
  if (options.dryRun && options.yes) return 'Give either --dry-run or --yes.'
  const rule = ruleOf(options)
  if (options.drop) {
    const { dryRun, yes, resume, report } = options
    const alone = Object.keys(rule).length === 0 && !dryRun && !yes && !resume && report === undefined
    return alone ? null : '--drop stands alone.'
  }
  if (options.resume) {
    const alone = Object.keys(rule).length === 0
    return alone ? null : '--resume goes on with what was planned then: leave out the filters.'
  }
  const mistake = filterMistake(rule)
  if (mistake !== null) return mistake
  return selects(rule) || rule.makeRoom !== undefined
    ? null
    : 'Say which sessions: --dangling, --idle, --for-user, --anonymous, --ref, --all or --make-room.'
}

function ruleOf(options: KillOptions): KillRule {
  return {
    ...filterOf(options),
    ...(options.makeRoom !== undefined && { makeRoom: options.makeRoom }),
    ...(options.signInOver && { signInOver: options.signInOver }),
  }
}
