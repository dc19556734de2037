import type { ReactNode } from 'react'
import type { SiteState } from '../../../contract/site.ts'
import { drawParts } from '../../components/draw-parts.tsx'
import { UserName } from '../../components/hostile.tsx'
import { LookAlikeMark } from '../../components/look-alike-mark.tsx'
import { useActions } from '../../store/react.tsx'
import { useKilling } from '../../store/use-killing.ts'
import type { Table } from '../../store/use-table.ts'
import { number } from '../../../words/format.ts'
import { sessions as words } from '../../../words/sessions.ts'

/** The selection in words: how many, whose, how long idle. One button has the verb and the count. */
export function SelectionBar({ site, table }: { site: SiteState; table: Table }): ReactNode {
  const { clearSelection, previewKill } = useActions()
  const { facts } = table
  const { siteId } = site
  const busy = useKilling(siteId)
  const count = facts.refs.length
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
          data-testid="selection-bar"
        >
          <span className="selection-words">
            {drawParts(words.selected(count, <b>{number(count)}</b>))}
            <SelectionFacts table={table} />
          </span>
          <button
            type="button"
            className="button on-bar"
            data-testid="clear-selection"
            onClick={() => clearSelection(siteId)}
          >
            {words.clear()}
          </button>
          {/* Where no list is available, the panel above ends one session, and says what that means. */}
          {site.failure?.kind !== 'tableHidden' && (
            <button
              type="button"
              className="button danger"
              data-testid="kill-selected"
              disabled={site.access !== 'signedIn'}
              aria-disabled={busy}
              onClick={() => {
                if (!busy) void previewKill(siteId, { refs: facts.refs })
              }}
            >
              {words.kill(count)}
            </button>
          )}
        </div>
      )}
    </>
  )
}

function SelectionFacts({ table: { facts, alike } }: { table: Table }): ReactNode {
  const { users, onlyUser, idleFromMs, idleToMs, active, hidden } = facts
  return (
    <span className="selection-facts">
      {' · '}
      {onlyUser === undefined ? (
        words.selectedUsers(users)
      ) : (
        <>
          <UserName user={onlyUser} anonymous={words.anonymous()} />
          <LookAlikeMark user={onlyUser} alike={alike} />
        </>
      )}
      {idleFromMs !== null && idleToMs !== null && ` · ${words.selectedIdle(idleFromMs, idleToMs)}`}
      {active > 0 && ` · ${words.selectedActive(active)}`}
      {hidden > 0 && ` · ${words.selectedHidden(hidden)}`}
    </span>
  )
}
