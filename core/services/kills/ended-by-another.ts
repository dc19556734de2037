/**
 * Which sessions that were gone after our requests somebody else may have ended. If a planned session
 * goes before its request is sent, somebody else is ending sessions. Then nobody can say who ended those that
 * went at about the same time.
 */
export interface EndedByAnother {
  /** A new list. Somebody else was ending sessions before it, or not. */
  listed(isAnotherAtWork: boolean): void
  /** This session was gone from that list, after our request. */
  gone(ref: string): void
  mayHaveEnded(ref: string): boolean
}

export function createEndedByAnother(): EndedByAnother {
  const perhaps = new Set<string>()
  let wasAtWork = false
  let isUnsure = false
  /** Gone from the last list. */
  let before: string[] = []
  return {
    listed(isAnotherAtWork) {
      isUnsure = isAnotherAtWork || wasAtWork
      if (isAnotherAtWork) for (const ref of before) perhaps.add(ref)
      wasAtWork = isAnotherAtWork
      before = []
    },
    gone(ref) {
      before.push(ref)
      if (isUnsure) perhaps.add(ref)
    },
    mayHaveEnded: (ref) => perhaps.has(ref),
  }
}
