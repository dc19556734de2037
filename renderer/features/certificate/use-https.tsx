import type { ReactNode } from 'react'
import { certificate as words } from '../../text/certificate.ts'
import { visible } from '../../text/visible.ts'

/** A site that wants https, or a typed page that is none: the right address, in one press. */
export function UseHttps({ url, onUse }: { url: string; onUse: () => void }): ReactNode {
  return (
    <button type="button" className="button" data-testid="use-https" onClick={onUse}>
      {words.useHttps(visible(url))}
    </button>
  )
}
