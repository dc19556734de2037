import type { NotIncluded } from '../core/domain/not-included.ts'
import { series } from './format.ts'
import { say, sayCount } from './say.ts'

type State = NotIncluded['state']

const countedStates: Readonly<Record<State, (count: number) => string>> = {
  own: (count) =>
    sayCount(
      '{count} of the console’s own (--include-active)',
      '{count} of the console’s own (--include-active)',
      { count },
    ),
  active: (count) =>
    sayCount('{count} active (--include-active)', '{count} active (--include-active)', { count }),
  unknown: (count) =>
    sayCount(
      '{count} with an unknown last activity (--include-unknown)',
      '{count} with an unknown last activity (--include-unknown)',
      { count },
    ),
}

/** `Left out: 15 active (--include-active).`: what a filter leaves out, and the options that choose it. */
export function notIncludedNotes(sessions: readonly NotIncluded[]): string[] {
  const reasons = (['own', 'active', 'unknown'] as const).flatMap((state) => {
    const count = sessions.filter((each) => each.state === state).length
    return count === 0 ? [] : [countedStates[state](count)]
  })
  return reasons.length === 0 ? [] : [say('Left out: {reasons}.', { reasons: series(reasons) })]
}
