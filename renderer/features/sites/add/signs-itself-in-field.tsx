import { type ReactNode, useId } from 'react'
import { useConsole } from '../../../store/react.tsx'
import { siteForm as words } from '../../../../words/sites.ts'
import type { SiteFields } from './site-fields.ts'

interface SignsItselfInFieldProps {
  readonly fields: SiteFields
  readonly onChange: (change: Partial<SiteFields>) => void
}

/** Whether the console signs in there at its start. It can only do that with a password that it remembers. */
export function SignsItselfInField({ fields, onChange }: SignsItselfInFieldProps): ReactNode {
  const possible = useConsole((state) => state.info?.passwords === 'keychain')
  const hintId = useId()
  return (
    <div className="field">
      <label className={possible ? 'tick' : 'tick off'}>
        <input
          type="checkbox"
          checked={possible && fields.signsItselfIn}
          disabled={!possible}
          aria-describedby={hintId}
          data-testid="site-signs-itself-in"
          onChange={(event) => onChange({ signsItselfIn: event.target.checked })}
        />
        {words.signsItselfIn()}
      </label>
      <p id={hintId} className="hint">
        {possible ? words.signsItselfInHint() : words.signsItselfInNot()}
      </p>
    </div>
  )
}
