import type { ReactNode } from 'react'
import { drawParts } from '../../components/draw-parts.tsx'
import { useActions, useConsole } from '../../store/react.tsx'
import { number } from '../../../words/format.ts'
import { labels } from '../../../words/labels.ts'
import { overview as words } from '../../../words/overview.ts'

/** How many sites are chosen, and what can be done with them. */
export function OverviewBar({ onKill }: { onKill: () => void }): ReactNode {
  const { clearSites, openDialog } = useActions()
  const chosen = useConsole((state) => state.overview.selection.refs)
  const count = chosen.size
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
          <span className="selection-words">{drawParts(words.selected(count, <b>{number(count)}</b>))}</span>
          <button type="button" className="button on-bar" data-testid="overview-clear" onClick={clearSites}>
            {words.clear()}
          </button>
          <button type="button" className="button on-bar" data-testid="overview-labels" onClick={label}>
            {labels.open()}
          </button>
          <button type="button" className="button danger" data-testid="overview-kill" onClick={onKill}>
            {words.kill()}
          </button>
        </div>
      )}
    </>
  )
}
