import { assertNever } from '../contract/assert-never.ts'
import type { SessionState } from '../contract/session.ts'
import { capital } from './format.ts'
import { say, sayCount, sayCountParts } from './say.ts'

/** The five states of a session, as words within a line. */
export const stateWords: Readonly<Record<SessionState, () => string>> = {
  own: () => say('own'),
  active: () => say('active'),
  dangling: () => say('dangling'),
  unknown: () => say('unknown'),
  expired: () => say('expired'),
}

/** The same, standing alone. */
export const stateLabel = (state: SessionState): string => capital(stateWords[state]())

/** The states of many sessions, as a filter. */
export const stateFilterWords: Readonly<Record<Exclude<SessionState, 'own'>, () => string>> = {
  active: () => say('Active'),
  dangling: () => say('Dangling'),
  unknown: () => say('Unknown'),
  expired: () => say('Expired'),
}

/** How many sessions have a state, and the count as an element. */
export function stateCount<Part>(
  state: Exclude<SessionState, 'expired'>,
  count: number,
  part: Part,
): readonly (Part | string)[] {
  const values = { count: part }
  switch (state) {
    case 'own':
      return sayCountParts('{count} own', '{count} own', count, values)
    case 'active':
      return sayCountParts('{count} active', '{count} active', count, values)
    case 'dangling':
      return sayCountParts('{count} dangling', '{count} dangling', count, values)
    case 'unknown':
      return sayCountParts('{count} unknown', '{count} unknown', count, values)
    default:
      return assertNever(state)
  }
}

export const danglingWords = (count: number): string =>
  sayCount('{count} dangling', '{count} dangling', { count })
