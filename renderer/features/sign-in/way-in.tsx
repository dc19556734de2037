import type { ReactNode } from 'react'
import type { Failure } from '../../../contract/failure.ts'
import type { SiteState } from '../../../contract/site.ts'
import { FailureNote } from '../../components/failure-note.tsx'
import { HintText } from '../../components/hint-text.tsx'
import { Note } from '../../components/note.tsx'
import { useActions } from '../../store/react.tsx'
import { failureSentence } from '../../../words/failing-site.ts'
import { signIn as words } from '../../../words/sign-in.ts'

interface WayInProps {
  readonly site: SiteState
  /** The refusal of a full site, or of a site that bars the usual sign-in. */
  readonly failure: Failure
  readonly busy: boolean
  readonly wait: number
  /** The refusal is shown above already: only the way in is offered here. */
  readonly shownAbove: boolean
}

/**
 * Such a site still lets an administrator in, if the user says that the password is right. The console still
 * has it.
 */
export function WayIn({ site, failure, busy, wait, shownAbove }: WayInProps): ReactNode {
  const { signIn, forgetSignIn } = useActions()
  // Instead of the refusal's own words, which say to wait: one note, with the way in first.
  const way = failure.kind === 'limitReached' ? words.wayIn.full() : words.wayIn.barred()
  const hint = `${way} ${words.wayIn.wrong()}`
  return (
    <>
      {shownAbove ? (
        <Note tone="warning" alert testId="way-in">
          <HintText sentences={[hint]} />
        </Note>
      ) : (
        <FailureNote
          failure={failure}
          hint={hint}
          sentence={<span data-testid="sign-in-failure">{failureSentence(site, failure)}</span>}
          testId="way-in"
          counted
        />
      )}
      <div className="sign-in-choices">
        <button
          type="button"
          className="button primary"
          aria-disabled={busy || wait > 0}
          data-testid="enter-full"
          onClick={() => {
            if (!busy && wait === 0) void signIn(site.siteId, { enterFull: true })
          }}
        >
          {busy ? words.busy() : words.enterFull()}
        </button>
        <button type="button" className="button quiet" onClick={() => forgetSignIn(site.siteId)}>
          {words.startAgain()}
        </button>
      </div>
    </>
  )
}
