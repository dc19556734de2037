import { type ReactNode, useId } from 'react'
import { useConsole } from '../../../store/react.tsx'
import { siteForm as words } from '../../../../words/sites.ts'
import type { SiteFields } from './site-fields.ts'

interface StaySignedInFieldProps {
  readonly fields: SiteFields
  readonly onChange: (change: Partial<SiteFields>) => void
}

/** Whether our session outlives the console. A session is a secret, so only a keychain can keep it. */
export function StaySignedInField({ fields, onChange }: StaySignedInFieldProps): ReactNode {
  const possible = useConsole((state) => state.info?.passwords === 'keychain')
  const hintId = useId()
  return (
    <div className="field">
      <label className={possible ? 'tick' : 'tick off'}>
        <input
          type="checkbox"
          checked={possible && fields.keepSeat}
          disabled={!possible}
          aria-describedby={hintId}
          data-testid="site-keep-seat"
          onChange={(event) => onChange({ keepSeat: event.target.checked })}
        />
        {words.keepSeat()}
      </label>
      <p id={hintId} className="hint">
        {possible ? words.keepSeatHint() : words.keepSeatNot()}
      </p>
    </div>
  )
}
