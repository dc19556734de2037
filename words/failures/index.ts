import type { Cause, FailureCause } from '../../contract/failure-causes.ts'
import { causesOf, type Failure } from '../../contract/failure.ts'
import { connectionSentences } from './connection.ts'
import { consoleSentences } from './console.ts'
import { fileSentences } from './files.ts'
import { hostSentences } from './hosts.ts'
import { killSentences } from './kills.ts'
import type { Sentences } from './sentences.ts'
import { sessionSentences } from './sessions.ts'
import { signInSentences } from './sign-in.ts'

const sentences: Sentences = {
  ...fileSentences,
  ...connectionSentences,
  ...signInSentences,
  ...sessionSentences,
  ...killSentences,
  ...consoleSentences,
  ...hostSentences,
}

/**
 * What one cause says, in the spoken language. The facts may hold a site's text: it is shown as text only.
 */
export function causeSentence<C extends FailureCause>({ cause, facts }: Cause<C>): string {
  return sentences[cause](facts)
}

/** What happened and what to do: all that a failure has to say, in the spoken language. */
export const sentenceOf = (failure: Failure): string => sentencesOf(causesOf(failure))

/** The same, one text for each cause. */
export const eachSentenceOf = (failure: Failure): string[] =>
  causesOf(failure).map((each) => causeSentence<FailureCause>(each))

/** The same of several things to say. */
export const sentencesOf = (causes: readonly Cause[]): string =>
  causes.map((each) => causeSentence<FailureCause>(each)).join(' ')
