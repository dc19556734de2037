import { fail, type Failure, type FailureDetails, type FailureKind } from '../../contract/failure.ts'
import type { Cause, Notice } from '../../contract/failure-causes.ts'
import { fileFault, type FileFault } from '../../contract/causes/files.ts'
import { fileFault as faultWords } from '../../words/failures/file-faults.ts'
import { causeSentence, sentenceOf, sentencesOf } from '../../words/failures/index.ts'

/** A failure of that kind that says this: for tests to which its cause does not matter. */
export function failSaying(
  kind: FailureKind,
  sentence: string,
  details: FailureDetails = {},
): { readonly ok: false; readonly failure: Failure & Cause<'commandLine'> } {
  return fail(kind, 'commandLine', { sentence }, details)
}

/** The same, the failure alone. */
export function saying(kind: FailureKind, sentence: string, details: FailureDetails = {}): Failure {
  return failSaying(kind, sentence, details).failure
}

type Answer = Failure | { readonly ok: boolean; readonly failure?: Failure } | null | undefined

/** The sentence of a failure, in English. Empty: there is no failure. */
export function hintOf(answer: Answer): string {
  const failure = answer && 'ok' in answer ? answer.failure : answer
  return failure ? sentenceOf(failure) : ''
}

/** A file's fault with the system's code, for stores that fail. */
export const faultOf = (code: string): FileFault => ({ why: 'system', file: null, code })

const isCause = (value: object): value is Cause => 'cause' in value && 'facts' in value

const isFailure = (value: object): value is Failure => 'kind' in value && isCause(value)

const isNotice = (value: readonly unknown[]): value is Notice =>
  value.length > 0 &&
  value.every((each) => typeof each === 'object' && each !== null && isCause(each) && !isFailure(each))

/**
 * A copy to compare by its words: each failure has its `hint`, each fault its `reason`, and each other cause
 * or notice is what it says.
 */
export function withHints(value: unknown): unknown {
  if (Array.isArray(value)) {
    const each: readonly unknown[] = value
    return isNotice(each) ? sentencesOf(each) : each.map(withHints)
  }
  if (typeof value !== 'object' || value === null) return value
  const copy = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withHints(each)]))
  if (isFailure(value)) return { ...copy, hint: sentenceOf(value) }
  if (isCause(value)) return causeSentence(value)
  const read = fileFault.safeParse('fault' in value ? value.fault : null)
  return read.success ? { ...copy, reason: faultWords(read.data) } : copy
}
