import { type ReactNode, useId } from 'react'
import type { KillPlan } from '../../../../contract/kill.ts'
import { kill as words } from '../../../../words/kill.ts'

interface SignInOverProps {
  readonly plan: KillPlan
  /** Shown at once, while the plan is previewed again. */
  readonly wanted: boolean
  readonly busy: boolean
  readonly onChange: (on: boolean) => void
}

/** How many sessions of the plan only end by signing in over them. */
const countOf = (plan: KillPlan): number =>
  plan.victims.filter((victim) => victim.endsBy === 'signInOver').length

/** Sessions that only end in this way are ended on request. The text says what that means. */
export function SignInOver({ plan, wanted, busy, onChange }: SignInOverProps): ReactNode {
  const hintId = useId()
  const count = countOf(plan)
  // What an interrupted run had asked for still holds.
  if (count === 0 || plan.resumes) return null
  return (
    <div className="sign-in-over">
      <label className="tick">
        <input
          type="checkbox"
          checked={wanted}
          aria-describedby={hintId}
          aria-disabled={busy}
          data-testid="kill-sign-in-over"
          onChange={(event) => {
            if (!busy) onChange(event.target.checked)
          }}
        />
        <span>{words.signInOver(count)}</span>
      </label>
      <p id={hintId} className="hint">
        {words.signInOverMeans()}
      </p>
    </div>
  )
}
