import type { ReactNode } from 'react'
import type { SignInRun, SignInSums } from '../../../store/sign-in-run.ts'
import { signInMany as words } from '../../../../words/sign-in-many.ts'

interface SignInProgressProps {
  readonly run: SignInRun
  readonly sums: SignInSums
}

/** How far the sign-in to many sites is. Only its end is read aloud. */
export function SignInProgress({ run, sums }: SignInProgressProps): ReactNode {
  const { sites, ended } = sums
  const end = run.busy ? '' : words.over(sums.in, sites)
  return (
    <div className="sign-in-progress">
      <p role="status" className={run.busy ? 'visually-hidden' : ''} data-testid="sign-in-many-end">
        {end}
      </p>
      {run.busy && (
        <>
          <p data-testid="sign-in-many-progress">{words.progress(ended, sites)}</p>
          <progress max={Math.max(1, sites)} value={ended} aria-label={words.progressBar()} />
        </>
      )}
    </div>
  )
}
