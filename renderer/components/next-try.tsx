import type { ReactNode } from 'react'
import type { SiteState } from '../../contract/site.ts'
import { nextTry } from '../../words/failing-site.ts'

/** Beside the alert, and not in it, because it would be read aloud after each try. */
export function NextTry({ site }: { site: SiteState }): ReactNode {
  const words = nextTry(site)
  return (
    words && (
      <p className="hint" data-testid="next-try">
        {words}
      </p>
    )
  )
}
