import type { Failure } from '../../../contract/failure.ts'
import { mostFailuresInARow } from './end-answers.ts'

/** Failed requests in a row. */
export interface FailureStreak {
  /**
   * The number of failed sessions in a row. Sessions of one user over which a site fails (`cannotEnd`) count
   * as one.
   */
  readonly length: number
  /** The user over whose sessions the site has failed too often in a row. Null: no user. */
  readonly hopelessUser: string | null
  /**
   * Notes what the last answer showed. If the session is tried in another way after a failure, the failure
   * does not count yet.
   */
  note(failure: Failure | null, user: string | null): void
}

/**
 * Up to 25.6, ExtJS fails over every session of a user without a user type. Only that user is affected, and
 * not the site. But the run should not try a thousand such sessions.
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
      if (!failure) length = 0
      else if (!isSame) length += 1
      if (isSame) ofUser += 1
      else ofUser = over === null ? 0 : 1
      user = over
    },
  }
}
