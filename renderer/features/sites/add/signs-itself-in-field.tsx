import type { ReactNode } from 'react'
import { siteForm as words } from '../../../../words/sites.ts'
import { KeychainTick } from './keychain-tick.tsx'
import type { SiteFields } from './site-fields.ts'

interface SignsItselfInFieldProps {
  readonly fields: SiteFields
  readonly onChange: (change: Partial<SiteFields>) => void
}

/** Whether the console signs in there at its start. It can only do that with a password that it remembers. */
export function SignsItselfInField({ fields, onChange }: SignsItselfInFieldProps): ReactNode {
  return (
    <KeychainTick
      label={words.signsItselfIn()}
      hint={words.signsItselfInHint()}
      hintWithout={words.signsItselfInNot()}
      checked={fields.signsItselfIn}
      testId="site-signs-itself-in"
      onChange={(signsItselfIn) => onChange({ signsItselfIn })}
    />
  )
}
