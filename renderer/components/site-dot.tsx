import type { ReactNode } from 'react'
import type { SiteState } from '../../contract/site.ts'
import { standingOf } from '../store/site-groups.ts'

/** Each state also has its own shape, and the words are next to it. */
export function SiteDot({ site }: { site: SiteState }): ReactNode {
  return <span className={`site-dot ${standingOf(site)}`} aria-hidden="true" />
}
