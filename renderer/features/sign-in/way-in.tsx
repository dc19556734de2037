import type { ReactNode } from 'react'
import type { Failure } from '../../../contract/failure.ts'
import type { SiteState } from '../../../contract/site.ts'
import { FailureNote } from '../../components/failure-note.tsx'
import { useActions } from '../../store/react.tsx'
import { failureSentence } from '../../text/failures.ts'
import { signIn as words } from '../../text/sign-in.ts'

interface WayInProps {
  readonly site: SiteState
  /** The refusal: of a full site, or of one that bars the usual sign-in. */
  readonly failure: Failure
  readonly busy: boolean
  readonly wait: number
}

/** Such a site lets an administrator in all the same, on his word that the password is right: the console still has it. */
export function WayIn({ site, failure, busy, wait }: WayInProps): ReactNode {
  const { signIn, forgetSignIn } = useActions()
  // In the place of the refusal's own words, which tell to wait: one note, and the way in first.
  const way = failure.kind === 'limitReached' ? words.wayIn.full : words.wayIn.barred
  return (
    <>
      <FailureNote
        failure={{ ...failure, hint: `${way} ${words.wayIn.wrong}` }}
        sentence={<span data-testid="sign-in-failure">{failureSentence(site, failure)}</span>}
        testId="way-in"
        counted
      />
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
          {busy ? words.busy : words.enterFull}
        </button>
        <button type="button" className="button quiet" onClick={() => forgetSignIn(site.siteId)}>
          {words.startAgain}
        </button>
      </div>
    </>
  )
}
