import type { InterruptedRun } from '../../contract/kill.ts'
import { number, plural } from '../../words/format.ts'
import { dayTime } from '../../words/times.ts'
import { settledWords } from './run.ts'

/** The words about kills that a crash has cut short. */
export const interrupted = {
  label: 'Interrupted kills',
  of: (run: InterruptedRun): string => `A kill of ${plural(run.planned, 'session')} on `,
  tells: (run: InterruptedRun): string => {
    const settled = settledWords(run.outcomes)
    return `, begun ${dayTime(run.startedAt)}, was interrupted${settled ? `: ${settled}.` : ' before anything was noted as ended.'}`
  },
  goOn: 'Go on…',
  signIn: 'Sign in to go on',
  gone: 'This site is not in the console any more.',
  drop: 'Drop',
  note: 'A kill was interrupted',
  dropTitle: 'Drop this kill?',
  dropLead: (left: number): string =>
    `${left === 0 ? 'Nothing is left of it.' : `The ${plural(left, 'session')} that ${left === 1 ? 'is' : 'are'} left ${left === 1 ? 'stays as it is' : 'stay as they are'}.`} It cannot be gone on with afterwards; the audit log says that it was dropped.`,
  keep: 'Keep it',
  dropIt: 'Drop it',
  more: (count: number): string => `and ${number(count)} more`,
} as const
