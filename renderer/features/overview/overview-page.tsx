import { type ReactNode, useContext } from 'react'
import { useOverview } from '../../store/overview/use-overview.ts'
import { StoreContext } from '../../store/react.tsx'
import { overview as words } from '../../../words/overview.ts'
import { SignInAllButton } from '../sign-in/many/sign-in-all-button.tsx'
import { SignInLine } from '../sign-in/many/sign-in-line.tsx'
import { OverviewBar } from './overview-bar.tsx'
import { LabelMenu } from './query/label-menu.tsx'
import { QueryBox } from './query/query-box.tsx'
import { Views } from './query/views.tsx'
import { focusSites } from './overview-elements.ts'
import { OverviewGrid } from './overview-grid.tsx'

/** All sites at once: which is full, which only seems to be, and which cannot be reached. */
export function OverviewPage(): ReactNode {
  const overview = useOverview()
  const store = useContext(StoreContext)
  const kill = (): void => {
    const siteIds = [...(store?.state.getState().overview.selection.refs ?? [])]
    if (siteIds.length > 0) store?.actions.openDialog({ kind: 'killMany', siteIds })
  }
  return (
    <div className="site-page overview" data-testid="overview-page">
      <header className="site-header overview-header">
        <h1>{words.title()}</h1>
        <span className="read-age" data-testid="overview-count">
          {words.count(overview.rows.length, overview.sites.length)}
        </span>
        <QueryBox sites={overview.sites} onDone={focusSites} />
      </header>
      <div className="filters overview-filters">
        <Views all={overview.all} />
        <span className="overview-menus">
          <SignInAllButton sites={overview.rows.map(({ site }) => site)} />
          <LabelMenu sites={overview.sites} />
        </span>
      </div>
      <SignInLine />
      <OverviewGrid overview={overview} onKill={kill}>
        <OverviewBar rows={overview.rows} onKill={kill} />
      </OverviewGrid>
    </div>
  )
}
