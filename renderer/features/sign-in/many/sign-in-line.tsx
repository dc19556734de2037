import type { ReactNode } from 'react'
import { Icon } from '../../../components/icon.tsx'
import { linesOf, signInSums } from '../../../store/sign-in-run.ts'
import { useActions, useConsole } from '../../../store/react.tsx'
import { signInMany as words } from '../../../../words/sign-in-many.ts'
import { SignInProgress } from './sign-in-progress.tsx'

/** The sign-in to many sites in one line, as long as it is under way or somebody is needed. */
export function SignInLine(): ReactNode {
  const { showSignInRun, forgetSignInRun } = useActions()
  const run = useConsole((state) => state.signInRun)
  const sites = useConsole((state) => state.sites)
  const isOpen = useConsole((state) => state.dialog?.kind === 'signInMany')
  // The open table says the same.
  if (!run || isOpen) return null
  return (
    <div className="sign-in-line" role="group" aria-label={words.title()} data-testid="sign-in-line">
      <SignInProgress run={run} sums={signInSums(linesOf(run, sites))} />
      <button type="button" className="button" data-testid="sign-in-line-show" onClick={showSignInRun}>
        {words.show()}
      </button>
      {!run.busy && (
        <button
          type="button"
          className="button quiet square"
          aria-label={words.dismiss()}
          title={words.dismiss()}
          data-testid="sign-in-line-dismiss"
          onClick={forgetSignInRun}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  )
}
