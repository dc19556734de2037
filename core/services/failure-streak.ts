import type { Failure } from '../../contract/failure.ts'
import { mostFailuresInARow } from './end-answers.ts'

/** Requests that failed one after the other. */
export interface FailureStreak {
  /** Of how many sessions in a row; those of one user over whom a site fails (`cannotEnd`) count as one. */
  readonly length: number
  /** The user over whose sessions, so many in a row, the site has failed; null: nobody. */
  readonly hopelessUser: string | null
  /** What the answer to the last request told. A failure after which the session is tried in another way is not one yet. */
  note(failure: Failure | null, user: string | null): void
}

/**
 * To 25.6 ExtJS fails over every session of a user without a user type: that is his matter, and not the site's. But it is
 * no reason to try a thousand of them.
 */
export function createFailureStreak(): FailureStreak {
  let length = 0
  let user: string | null = null
  let ofUser = 0
  return {
    get length() {
      return length
    },
    get hopelessUser() {
      return ofUser >= mostFailuresInARow ? user : null
    },
    note(failure, of) {
      const over = failure?.kind === 'cannotEnd' ? of : null
      const isSame = over !== null && over === user
      length = !failure ? 0 : isSame ? length : length + 1
      ofUser = isSame ? ofUser + 1 : over === null ? 0 : 1
      user = over
    },
  }
}
