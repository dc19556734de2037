import type { ReactNode } from 'react'
import type { Failure } from '../../contract/failure.ts'
import { askedRestMs } from '../../core/domain/back-off.ts'
import { eachSentenceOf } from '../../words/failures/index.ts'
import { signIn } from '../../words/sign-in.ts'
import { Hostile } from './hostile.tsx'
import { HintText } from './hint-text.tsx'
import { Note } from './note.tsx'
import { drawParts } from './draw-parts.tsx'

interface FailureNoteProps {
  readonly failure: Failure
  /** Shown instead of the failure's own sentence. Without it that sentence is shown. */
  readonly hint?: string
  readonly testId?: string
  /**
   * The waiting time counts down elsewhere, because a screen reader would read a ticking alert aloud each
   * second.
   */
  readonly counted?: boolean
  /** What happened, in one sentence that comes first. */
  readonly sentence?: ReactNode
}

/** What happened and what to do, and the site's own words where it gave some. */
export function FailureNote({
  failure,
  hint,
  testId,
  counted = false,
  sentence,
}: FailureNoteProps): ReactNode {
  return (
    <Note tone="warning" alert {...(testId && { testId })}>
      {sentence !== undefined && <p className="note-title">{sentence}</p>}
      <HintText sentences={hint === undefined ? eachSentenceOf(failure) : [hint]} />
      {failure.siteText && <SiteText text={failure.siteText} />}
      {!counted && failure.retryAfterSeconds !== undefined && (
        <p>{signIn.waitFor(askedRestMs(failure.retryAfterSeconds) / 1000)}</p>
      )}
    </Note>
  )
}

/** The site's own words, marked as such. */
export function SiteText({ text }: { text: string }): ReactNode {
  return (
    <p className="site-text">{drawParts(signIn.siteSays(<Hostile className="site-words" text={text} />))}</p>
  )
}
