import type { ReactNode } from 'react'
import { Dialog } from '../../../components/dialog.tsx'
import { FailureNote } from '../../../components/failure-note.tsx'
import { linesOf, signInSums, tryAgainOf } from '../../../store/sign-in-run.ts'
import { useActions, useConsole } from '../../../store/react.tsx'
import { signInMany as words } from '../../../../words/sign-in-many.ts'
import { OutcomeRows } from './outcome-rows.tsx'
import { SignInProgress } from './sign-in-progress.tsx'

/** A sign-in to many sites: how far it is, how it ended on each site, and what is to be done there. */
export function SignInManyDialog(): ReactNode {
  const { closeSignInRun, signInAgain } = useActions()
  const run = useConsole((state) => state.signInRun)
  const sites = useConsole((state) => state.sites)
  if (!run) return null
  const lines = linesOf(run, sites)
  const again = run.busy ? [] : tryAgainOf(lines)
  return (
    <Dialog title={words.title()} onClose={closeSignInRun} size="large" testId="sign-in-many">
      <p className="lead">{words.lead()}</p>
      <SignInProgress run={run} sums={signInSums(lines)} />
      {run.failure && <FailureNote failure={run.failure} />}
      <OutcomeRows lines={lines} />
      <div className="dialog-foot">
        {run.busy && <span className="muted many-progress">{words.mayClose()}</span>}
        {again.length > 0 && (
          <button
            type="button"
            className="button"
            data-testid="sign-in-many-again"
            onClick={() => void signInAgain(again)}
          >
            {words.again(again.length)}
          </button>
        )}
        <button
          type="button"
          className="button primary"
          data-autofocus
          data-testid="sign-in-many-close"
          onClick={closeSignInRun}
        >
          {words.close()}
        </button>
      </div>
    </Dialog>
  )
}
