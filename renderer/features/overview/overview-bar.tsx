import type { ReactNode } from 'react'
import { drawParts } from '../../components/draw-parts.tsx'
import type { OverviewRow } from '../../store/overview/rows.ts'
import { useActions, useConsole } from '../../store/react.tsx'
import { signInMany } from '../../../words/sign-in-many.ts'
import { number } from '../../../words/format.ts'
import { labels } from '../../../words/labels.ts'
import { overview as words } from '../../../words/overview.ts'

interface OverviewBarProps {
  /** Those that are shown. */
  readonly rows: readonly OverviewRow[]
  readonly onKill: () => void
}

/** How many sites are chosen, and what can be done with them. */
export function OverviewBar({ rows, onKill }: OverviewBarProps): ReactNode {
  const { clearSites, openDialog, signInToMany } = useActions()
  const chosen = useConsole((state) => state.overview.selection.refs)
  const count = chosen.size
  const hidden = count - rows.filter(({ key }) => chosen.has(key)).length
  const isOut = useConsole(({ sites }) =>
    sites.some(({ siteId, access }) => chosen.has(siteId) && access !== 'signedIn'),
  )
  const label = (): void => openDialog({ kind: 'labels', siteIds: [...chosen] })
  return (
    <>
      <span className="visually-hidden" role="status">
        {words.announceSelected(count)}
      </span>
      {count > 0 && (
        <div
          className="selection-bar"
          role="region"
          aria-label={words.selection()}
          data-testid="overview-bar"
        >
          <span className="selection-words">
            {drawParts(words.selected(count, <b>{number(count)}</b>))}
            {hidden > 0 && <span className="selection-facts"> · {words.hidden(hidden)}</span>}
          </span>
          <button type="button" className="button on-bar" data-testid="overview-clear" onClick={clearSites}>
            {words.clear()}
          </button>
          <button type="button" className="button on-bar" data-testid="overview-labels" onClick={label}>
            {labels.open()}
          </button>
          {isOut && (
            <button
              type="button"
              className="button on-bar"
              data-testid="overview-sign-in"
              onClick={() => void signInToMany([...chosen])}
            >
              {signInMany.chosen()}
            </button>
          )}
          <button type="button" className="button danger" data-testid="overview-kill" onClick={onKill}>
            {words.kill()}
          </button>
        </div>
      )}
    </>
  )
}
