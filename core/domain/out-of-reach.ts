import type { FailureKind } from '../../contract/failure.ts'

const kinds: ReadonlySet<FailureKind> = new Set(['unreachable', 'timedOut', 'serverBusy'])

/** The site gives no answer of its own: nobody reaches it, or it is too busy. */
export const isOutOfReach = (kind: FailureKind): boolean => kinds.has(kind)
