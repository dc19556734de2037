import { InvalidArgumentError } from 'commander'
import type { Command } from 'commander'
import { type Bound, type Bounds, parseBound } from '../../../core/domain/fill-level.ts'
import { say } from '../../../words/say.ts'
import { withoutLanguage } from './language.ts'
import { once } from './values.ts'

/** A summary for a monitoring system, which reads the exit code. */
export interface CheckOptions {
  readonly warn?: Bound
  readonly crit?: Bound
}

export function addCheckOptions(command: Command): Command {
  return command
    .option(
      '--warn <n>',
      say('exit code 1 from this fill on: 80% of the sessions limit, or 40 sessions'),
      bound,
    )
    .option('--crit <n>', say('exit code 2 from this fill on, and if the site is too full to sign in'), bound)
}

function bound(text: string, before?: Bound): Bound {
  once(before)
  const read = parseBound(text)
  if (read === null)
    throw new InvalidArgumentError(say('A number of sessions or a share is needed: 40 or 80%.'))
  return read
}

/** What is wrong with them together. Null: nothing. */
export function checkMistake({ warn, crit }: CheckOptions): string | null {
  return warn && crit && warn.unit === crit.unit && warn.figure > crit.figure
    ? say('--warn is above --crit.')
    : null
}

/** Null: neither option is given, so it is no check. */
export function boundsOf({ warn, crit }: CheckOptions): Bounds | null {
  return warn || crit ? { warn: warn ?? null, crit: crit ?? null } : null
}

/** Whether the exit code is one for monitoring, also if the rest of the line is wrong. */
export function wantsCheck(argv: readonly string[]): boolean {
  return withoutLanguage(argv)[0] === 'summary' && argv.some((word) => /^--(?:warn|crit)(?:=|$)/.test(word))
}
