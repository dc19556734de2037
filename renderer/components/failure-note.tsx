import type { ReactNode } from 'react'
import type { Failure } from '../../contract/failure.ts'
import { askedRestMs } from '../../core/domain/back-off.ts'
import { signIn } from '../text/sign-in.ts'
import { Hostile } from './hostile.tsx'
import { HintText } from './hint-text.tsx'
import { Note } from './note.tsx'

interface FailureNoteProps {
  readonly failure: Failure
  readonly testId?: string
  /** How long to wait is counted down elsewhere: an alert that ticks would be read aloud each second. */
  readonly counted?: boolean
  /** What happened, in one sentence that stands first. */
  readonly sentence?: ReactNode
}

/** What happened and what to do, and the site's own words where it gave some. */
export function FailureNote({ failure, testId, counted = false, sentence }: FailureNoteProps): ReactNode {
  return (
    <Note tone="warning" alert {...(testId && { testId })}>
      {sentence !== undefined && <p className="note-title">{sentence}</p>}
      <HintText hint={failure.hint} />
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
    <p className="site-text">
      {signIn.siteSays}{' '}
      <q dir="auto">
        <Hostile text={text} />
      </q>
    </p>
  )
}
