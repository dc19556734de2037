import { memo, type ReactNode } from 'react'
import type { SiteState } from '../../../contract/site.ts'
import { Hostile } from '../../components/hostile.tsx'
import type { Row } from '../../store/rows.ts'
import type { Table } from '../../store/use-table.ts'
import { exactTime, sessions as words, stateWhy } from '../../text/sessions.ts'

interface RowDetailProps {
  readonly site: SiteState
  readonly table: Table
  readonly row: Row | undefined
}

/** The line below the table: everything of the row under the mouse or the keyboard, in full. */
export const RowDetail = memo(function RowDetail({ site, table, row }: RowDetailProps): ReactNode {
  const live = table.judged.filter((each) => each.state !== 'expired').length
  return (
    <div className="row-detail" data-testid="row-detail">
      {row?.kind === 'session' ? <Whole site={site} row={row} now={table.now} /> : <span>{words.keys}</span>}
      <span className="space" />
      <span className="row-count" data-testid="row-count">
        {table.view.state === 'expired'
          ? words.expiredShown(table.matchingCount)
          : words.shown(table.matchingCount, live)}
      </span>
    </div>
  )
})

function Whole({
  site,
  row,
  now,
}: {
  site: SiteState
  row: Row & { kind: 'session' }
  now: number
}): ReactNode {
  const { session, state } = row
  const leftOver = site.leftOvers.find(({ ref }) => ref === session.ref)
  const at = (time: number): string => exactTime(time, site.clockOffsetMinutes)
  return (
    <span className="whole">
      <b>{session.user === null ? words.anonymous : <Hostile text={session.user} />}</b>
      {leftOver && (
        <span className="left-over" data-testid="left-over-mark">
          {leftOver.certain ? words.leftOver.certain : words.leftOver.possible}
        </span>
      )}
      {session.ip !== null && <Hostile text={session.ip} />}
      {session.lastActivity !== null && <span>{words.lastUsedAt(at(session.lastActivity))}</span>}
      {session.lastActivity === null && session.lastSaved !== null && (
        <span>{words.signedInAt(at(session.lastSaved))}</span>
      )}
      {session.expiresAt !== null && <span>{words.expiresAt(at(session.expiresAt))}</span>}
      <span>{stateWhy(session, state, now, site.danglingAfterMs)}</span>
    </span>
  )
}
