import type { ReactNode } from 'react'
import type { Exemption } from '../../../contract/exemption.ts'
import { Icon } from '../../components/icon.tsx'
import { pinReason } from '../../text/pins.ts'

/** On a row that is never killed; says why. */
export function PinMark({ found }: { found: readonly Exemption[] }): ReactNode {
  if (found.length === 0) return null
  const reason = pinReason(found)
  return (
    <span className="pin-mark" title={reason} data-testid="pin-mark">
      <Icon name="pin" />
      <span className="visually-hidden">{reason}</span>
    </span>
  )
}
