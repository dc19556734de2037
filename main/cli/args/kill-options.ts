import type { Command } from 'commander'
import type { KillRule } from '../../../contract/rule.ts'
import { selects } from '../../../core/domain/filter.ts'
import { say } from '../../../words/say.ts'
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
    .option(
      '--make-room <n>',
      say('as many sessions as it takes for n people to sign in, the least risky first'),
      count,
    )
    .option(
      '--sign-in-over',
      say('also sessions that only end by signing in over them, last and one at a time'),
    )
    .option('--resume', say("resume this site's interrupted kill (without filters)"))
    .option('--drop', say("drop this site's interrupted kill (without filters)"))
    .option('--dry-run', say('only show what would be killed'))
    .option('--yes', say('do not ask, and do not count down'))
    .option('--report <file>', say('write what became of each session to a .csv or .json file'), reportFile)
}

export function readKill(options: KillOptions): Pick<KillCommand, 'rule' | 'confirm' | 'report'> {
  const unlessDry = options.yes ? 'yes' : 'ask'
  return {
    rule: options.resume ? 'resume' : ruleOf(options),
    confirm: options.dryRun ? 'dryRun' : unlessDry,
    report: options.report ?? null,
  }
}

/** What is wrong with these options together. Null: nothing. A kill has to say which sessions it means. */
export function killMistake(options: KillOptions): string | null {
  if (options.dryRun && options.yes) return say('Give either --dry-run or --yes.')
  const rule = ruleOf(options)
  if (options.drop) {
    const { dryRun, yes, resume, report } = options
    const alone = Object.keys(rule).length === 0 && !dryRun && !yes && !resume && report === undefined
    return alone ? null : say('--drop goes with no other option of a kill.')
  }
  if (options.resume) {
    const alone = Object.keys(rule).length === 0
    return alone
      ? null
      : say('--resume kills what was planned before it was interrupted: leave out the filters.')
  }
  const mistake = filterMistake(rule)
  if (mistake !== null) return mistake
  return selects(rule) || rule.makeRoom !== undefined
    ? null
    : say('Say which sessions: --dangling, --idle, --for-user, --anonymous, --ref, --all or --make-room.')
}

function ruleOf(options: KillOptions): KillRule {
  return {
    ...filterOf(options),
    ...(options.makeRoom !== undefined && { makeRoom: options.makeRoom }),
    ...(options.signInOver && { signInOver: options.signInOver }),
  }
}
