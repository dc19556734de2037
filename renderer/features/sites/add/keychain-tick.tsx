import { type ReactNode, useId } from 'react'
import { useConsole } from '../../../store/react.tsx'

interface KeychainTickProps {
  readonly label: string
  readonly hint: string
  /** Instead of the hint, without a keychain. */
  readonly hintWithout: string
  readonly checked: boolean
  readonly testId: string
  readonly onChange: (checked: boolean) => void
}

/** A choice that is there only with a keychain, because it needs a secret that outlives the console. */
export function KeychainTick(props: KeychainTickProps): ReactNode {
  const { label, hint, hintWithout, checked, testId, onChange } = props
  const possible = useConsole((state) => state.info?.passwords === 'keychain')
  const hintId = useId()
  return (
    <div className="field">
      <label className={possible ? 'tick' : 'tick off'}>
        <input
          type="checkbox"
          checked={possible && checked}
          disabled={!possible}
          aria-describedby={hintId}
          data-testid={testId}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      <p id={hintId} className="hint">
        {possible ? hint : hintWithout}
      </p>
    </div>
  )
}
