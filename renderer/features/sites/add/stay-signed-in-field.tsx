import type { ReactNode } from 'react'
import { siteForm as words } from '../../../../words/sites.ts'
import { KeychainTick } from './keychain-tick.tsx'
import type { SiteFields } from './site-fields.ts'

interface StaySignedInFieldProps {
  readonly fields: SiteFields
  readonly onChange: (change: Partial<SiteFields>) => void
}

/** Whether our session outlives the console. A session is a secret, so only a keychain can keep it. */
export function StaySignedInField({ fields, onChange }: StaySignedInFieldProps): ReactNode {
  return (
    <KeychainTick
      label={words.keepSeat()}
      hint={words.keepSeatHint()}
      hintWithout={words.keepSeatNot()}
      checked={fields.keepSeat}
      testId="site-keep-seat"
      onChange={(keepSeat) => onChange({ keepSeat })}
    />
  )
}
