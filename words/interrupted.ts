import type { InterruptedRun } from '../contract/kill.ts'
import { say, sayCount, sayCountParts } from './say.ts'
import { dayTime } from './times.ts'
import { outcomeCountWords } from './outcomes.ts'

/** The words about kills that a crash has interrupted. */
export const interrupted = {
  label: () => say('Interrupted kills'),
  found: <Part>({ planned: count, startedAt, outcomes }: InterruptedRun, site: Part) => {
    const values = { count, site, time: dayTime(startedAt) }
    const settled = outcomeCountWords(outcomes)
    return settled === ''
      ? sayCountParts(
          'A kill of {count} session on {site}, begun {time}, was interrupted. No outcome is known yet.',
          'A kill of {count} sessions on {site}, begun {time}, was interrupted. No outcome is known yet.',
          count,
          values,
        )
      : sayCountParts(
          'A kill of {count} session on {site}, begun {time}, was interrupted. Recorded before that: {outcomes}.',
          'A kill of {count} sessions on {site}, begun {time}, was interrupted. Recorded before that: {outcomes}.',
          count,
          { ...values, outcomes: settled },
        )
  },
  resumeRun: () => say('Resume…'),
  signIn: () => say('Sign in to resume'),
  gone: () => say('This site is no longer in the console.'),
  drop: () => say('Drop'),
  note: () => say('A kill was interrupted'),
  dropTitle: () => say('Drop this kill?'),
  dropLead: (count: number): string =>
    count === 0
      ? say(
          'No session of this kill is left. A dropped kill cannot be resumed. The audit log records the drop.',
        )
      : sayCount(
          '{count} session has no recorded outcome and stays as it is now. A dropped kill cannot be resumed. The audit log records the drop.',
          '{count} sessions have no recorded outcome and stay as they are now. A dropped kill cannot be resumed. The audit log records the drop.',
          { count },
        ),
  keep: () => say('Keep it'),
  dropIt: () => say('Drop it'),
} as const
