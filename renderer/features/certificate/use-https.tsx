import type { ReactNode } from 'react'
import { certificate as words } from '../../../words/certificate.ts'
import { visible } from '../../../core/domain/visible.ts'

/** For a site that wants https, or a typed page that is no site: the right address, with one click. */
export function UseHttps({ url, onUse }: { url: string; onUse: () => void }): ReactNode {
  return (
    <button type="button" className="button" data-testid="use-https" onClick={onUse}>
      {words.useHttps(visible(url))}
    </button>
  )
}
