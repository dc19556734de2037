import type { SessionFilter } from '../../contract/rule.ts'
import type { Session } from '../../contract/session.ts'
import { applyFilter, selects } from './filter.ts'
import { stateOf } from './state.ts'

/** A session that a filter means, and leaves out only because of its state. */
export interface NotIncluded {
  readonly ref: string
  readonly state: 'own' | 'active' | 'unknown'
}

/**
 * The sessions that match, and that only `includeActive` or `includeUnknown` would choose. `now` is the
 * site's, milliseconds.
 */
export function notIncluded(
  sessions: readonly Session[],
  filter: SessionFilter,
  now: number,
  danglingAfterMs: number,
): NotIncluded[] {
  if (!selects(filter)) return []
  const chosenBy = (each: SessionFilter): Session[] => applyFilter(sessions, each, now, danglingAfterMs)
  const asked = { ...filter, max: Infinity }
  const chosen = new Set(chosenBy(asked))
  return chosenBy({ ...asked, includeActive: true, includeUnknown: true }).flatMap((each) => {
    const state = stateOf(each, now, danglingAfterMs)
    const byState = state === 'own' || state === 'active' || state === 'unknown'
    return byState && !chosen.has(each) ? [{ ref: each.ref, state }] : []
  })
}
