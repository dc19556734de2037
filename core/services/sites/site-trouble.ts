import type { FailureKind } from '../../../contract/failure.ts'

/** Failures that say nothing about our session: the site, or the way to it, is not well, and may recover. */
const unheard = new Set<FailureKind>([
  'unreachable',
  'timedOut',
  'serverBusy',
  'unintelligible',
  'redirected',
  'notLino',
  'certificate',
])

/** The site did not say anything about our session. */
export function isUnheard(kind: FailureKind): boolean {
  return unheard.has(kind)
}

/** Failures of one sort in a row are one trouble. */
export function isSameTrouble(one: FailureKind, other: FailureKind): boolean {
  return one === other || (isUnheard(one) && isUnheard(other))
}
