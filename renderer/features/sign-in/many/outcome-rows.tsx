import type { ReactNode } from 'react'
import type { SignInOutcome } from '../../../../contract/sign-in-outcome.ts'
import { visible } from '../../../../core/domain/visible.ts'
import { Hostile } from '../../../components/hostile.tsx'
import { isIn, type SignInLine } from '../../../store/sign-in-run.ts'
import { useActions } from '../../../store/react.tsx'
import { nextStep, signInMany as words } from '../../../../words/sign-in-many.ts'
import { signInOutcomeWords } from '../../../../words/sign-in-outcome.ts'

/** A line for each site. Those that need somebody come first, with the way to where the next step is done. */
export function OutcomeRows({ lines }: { lines: readonly SignInLine[] }): ReactNode {
  return (
    <div className="plan-users site-rows" role="region" tabIndex={0} aria-label={words.table()}>
      <table className="sign-in-rows" aria-label={words.table()}>
        <thead>
          <tr>
            <th scope="col">{words.columns.site()}</th>
            <th scope="col">{words.columns.outcome()}</th>
            <th scope="col">{words.columns.next()}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <OutcomeRow key={line.site.siteId} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function OutcomeRow({ line: { site, outcome } }: { line: SignInLine }): ReactNode {
  const { closeSignInRun, openSite } = useActions()
  const step = outcome && nextStep(outcome)
  const open = (): void => {
    closeSignInRun()
    openSite(site.siteId)
  }
  return (
    <tr data-testid="sign-in-row" data-site={site.siteId}>
      <th scope="row">
        <Hostile className="user" text={site.name} />
      </th>
      <td>
        {outcome ? (
          <span className={toneOf(outcome)}>{signInOutcomeWords(outcome)}</span>
        ) : (
          <span className="muted">{site.access === 'signingIn' ? words.signingIn() : words.waiting()}</span>
        )}
      </td>
      <td>
        {step !== null && (
          <button
            type="button"
            className="link"
            aria-label={words.nextOn(step, visible(site.name))}
            data-testid={`sign-in-next-${site.siteId}`}
            onClick={open}
          >
            {step}
          </button>
        )}
      </td>
    </tr>
  )
}

/** A refusal is red, what waits for the user or for the site is orange. */
function toneOf(outcome: SignInOutcome): string {
  if (isIn(outcome)) return 'sign-in-outcome in'
  const isRefusal = outcome.outcome === 'refused' || outcome.outcome === 'banned'
  return isRefusal ? 'sign-in-outcome refused' : 'sign-in-outcome'
}
