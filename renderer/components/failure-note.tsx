import type { ReactNode } from 'react'
import type { Failure } from '../../contract/failure.ts'
import { signIn } from '../text/sign-in.ts'
import { Hostile } from './hostile.tsx'
import { Note } from './note.tsx'

/** What happened and what to do, and the site's own words where it gave some. */
export function FailureNote({ failure, testId }: { failure: Failure; testId?: string }): ReactNode {
  return (
    <Note tone="warning" alert {...(testId && { testId })}>
      <p>{failure.hint}</p>
      {failure.siteText && <SiteText text={failure.siteText} />}
      {failure.retryAfterSeconds !== undefined && <p>{signIn.waitFor(failure.retryAfterSeconds)}</p>}
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
