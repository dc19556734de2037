import type { z } from 'zod'
import { connectionCauses } from './causes/connection.ts'
import { fileCauses } from './causes/files.ts'
import type { HostFacts } from './causes/hosts.ts'
import { killCauses } from './causes/kills.ts'
import { sessionCauses, signInCauses } from './causes/sessions.ts'
import { siteCauses } from './causes/sites.ts'

/**
 * Everything that the core has to say to a person, as codes, each with the shape of its facts. The sentences
 * are in words/failures. Facts are strict: what is not listed here, a secret above all, does not get to the
 * window.
 */
export const causeSchemas = {
  ...fileCauses,
  ...connectionCauses,
  ...signInCauses,
  ...sessionCauses,
  ...killCauses,
  ...siteCauses,
} as const

type CoreFacts = {
  readonly [C in keyof typeof causeSchemas]: Readonly<z.infer<(typeof causeSchemas)[C]>>
}

/** The facts of each cause. */
export interface CauseFacts extends CoreFacts, HostFacts {}

export type FailureCause = keyof CauseFacts

/** One thing to say, as a code and its facts: words/failures makes one or two whole sentences of it. */
export type Cause<C extends FailureCause = FailureCause> = {
  [Each in C]: { readonly cause: Each; readonly facts: CauseFacts[Each] }
}[C]

/** What a person should know: sentences that are shown together. */
export type Notice = readonly Cause[]
