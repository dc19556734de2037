import type { ReactNode } from 'react'
import type { SiteState } from '../../../../contract/site.ts'
import { useTable } from '../../../store/use-table.ts'
import { sessions as words } from '../../../../words/sessions.ts'
import { Filters } from '../../sessions/filters.tsx'
import { SelectionBar } from '../../sessions/selection-bar.tsx'
import { SessionGrid } from '../../sessions/session-grid.tsx'
import { SignInPanel } from '../../sign-in/sign-in-panel.tsx'
import { HiddenPanel } from '../../hidden/hidden-panel.tsx'
import { LeftOvers } from './left-overs.tsx'
import { SiteHeader } from './site-header.tsx'
import { Summary } from './summary.tsx'

/** One site: its sentence, its figures, its sessions, or the sign-in. */
export function SitePage({ site }: { site: SiteState }): ReactNode {
  const table = useTable(site)
  const hasRows = table.judged.length > 0
  const isOut = site.access !== 'signedIn'
  if (isOut && !(hasRows && site.failure)) {
    return (
      <div className="site-page" data-testid="site-page">
        <SiteHeader site={site} />
        <SignInPanel key={site.siteId} site={site} />
      </div>
    )
  }
  return (
    <div className={`site-page${site.failure ? ' stale' : ''}`} data-testid="site-page">
      <SiteHeader site={site} />
      <div className="above-table">
        <Summary site={site} table={table} />
        {isOut && <SignInPanel key={site.siteId} site={site} inline />}
        {site.failure?.kind === 'tableHidden' && !isOut && (
          <HiddenPanel key={`hidden-${site.siteId}`} site={site} table={table} />
        )}
        {hasRows && (
          <>
            <LeftOvers site={site} table={table} />
            <Filters key={`filters-${site.siteId}`} site={site} table={table} />
          </>
        )}
      </div>
      {hasRows ? (
        <SessionGrid key={`grid-${site.siteId}`} site={site} table={table}>
          <SelectionBar site={site} table={table} />
        </SessionGrid>
      ) : (
        <div className="empty-table">
          <p>{site.failure ? words.noRows() : words.loading()}</p>
        </div>
      )}
    </div>
  )
}
