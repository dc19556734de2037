import type { ReactNode } from 'react'
import type { SiteState } from '../../contract/site.ts'
import { standingOf } from '../store/site-groups.ts'

/** Each state has a shape of its own, too; the words stand beside it. */
export function SiteDot({ site }: { site: SiteState }): ReactNode {
  return <span className={`site-dot ${standingOf(site)}`} aria-hidden="true" />
}
