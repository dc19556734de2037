import type { ReactNode } from 'react'
import type { Exemption } from '../../../contract/exemption.ts'
import { Icon } from '../../components/icon.tsx'
import { exemptReason } from '../../../words/exemptions.ts'

/** On a row that is never killed, with the reason. */
export function ExemptionMark({ found }: { found: readonly Exemption[] }): ReactNode {
  if (found.length === 0) return null
  const reason = exemptReason(found)
  return (
    <span className="exemption-mark" title={reason} data-testid="exemption-mark">
      <Icon name="pin" />
      <span className="visually-hidden">{reason}</span>
    </span>
  )
}
