import type { CauseFacts, FailureCause } from '../../contract/failure-causes.ts'

/** One or two whole sentences for each cause. */
export type Sentences<C extends FailureCause = FailureCause> = {
  readonly [Each in C]: (facts: CauseFacts[Each]) => string
}
