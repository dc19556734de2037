import { type ReactNode, useId, useState } from 'react'
import type { KillPlan } from '../../../../contract/kill.ts'
import { kill as words } from '../../../../words/kill.ts'

interface SignInOverProps {
  readonly plan: KillPlan
  readonly busy: boolean
  readonly onChange: (on: boolean) => void
}

/** How many sessions of the plan only end by signing in over them. */
const countOf = (plan: KillPlan): number =>
  plan.victims.filter((victim) => victim.endsBy === 'signInOver').length

/** Sessions that only end in this way are ended on request. The text says what that means. */
export function SignInOver({ plan, busy, onChange }: SignInOverProps): ReactNode {
  const hintId = useId()
  // Shown at once, while the plan is previewed again.
  const [wanted, setWanted] = useState(plan.rule.signInOver === true)
  const count = countOf(plan)
  // What an interrupted run had asked for still holds.
  if (count === 0 || plan.resumes) return null
  return (
    <div className="sign-in-over">
      <label className="tick">
        <input
          type="checkbox"
          checked={busy ? wanted : plan.rule.signInOver === true}
          aria-describedby={hintId}
          aria-disabled={busy}
          data-testid="kill-sign-in-over"
          onChange={(event) => {
            if (busy) return
            setWanted(event.target.checked)
            onChange(event.target.checked)
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
