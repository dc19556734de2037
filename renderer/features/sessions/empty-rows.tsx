import type { ReactNode } from 'react'
import { useActions } from '../../store/react.tsx'
import type { Table } from '../../store/use-table.ts'
import { sessions as words } from '../../../words/sessions.ts'

/** No row: because of the filters, or because there is none. */
export function EmptyRows({ siteId, table }: { siteId: string; table: Table }): ReactNode {
  const { clearFilters } = useActions()
  const live = table.judged.filter((each) => each.state !== 'expired').length
  return (
    <div className="grid-body" role="rowgroup">
      <div role="row">
        <div role="gridcell" className="empty-rows" data-testid="empty-rows">
          <p>{words.filteredToNothing()}</p>
          <p className="muted">{words.filteredHint(live)}</p>
          <button type="button" className="button" onClick={() => clearFilters(siteId)}>
            {words.clearFilters()}
          </button>
        </div>
      </div>
    </div>
  )
}
