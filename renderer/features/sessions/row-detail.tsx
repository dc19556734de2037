import { memo, type ReactNode } from 'react'
import type { SiteState } from '../../../contract/site.ts'
import { Hostile } from '../../components/hostile.tsx'
import { LookAlikeMark } from '../../components/look-alike-mark.tsx'
import type { Pins } from '../../store/pins.ts'
import { useActions } from '../../store/react.tsx'
import type { Row } from '../../store/rows.ts'
import type { Table } from '../../store/use-table.ts'
import { exactDateTime } from '../../../words/times.ts'
import { pinReason, pins as pinWords } from '../../text/pins.ts'
import { exactTime, sessions as words, stateWhy } from '../../text/sessions.ts'

interface RowDetailProps {
  readonly site: SiteState
  readonly table: Table
  readonly row: Row | undefined
  readonly pins: Pins
}

/** The line below the table: everything of the row under the mouse or the keyboard, in full. */
export const RowDetail = memo(function RowDetail({ site, table, row, pins }: RowDetailProps): ReactNode {
  const live = table.judged.filter((each) => each.state !== 'expired').length
  return (
    <div className="row-detail" data-testid="row-detail">
      {row?.kind === 'session' ? (
        <Whole site={site} row={row} now={table.now} pins={pins} alike={table.alike} />
      ) : (
        <span className="keys">{words.keys}</span>
      )}
      <span className="space" />
      <span className="row-count" data-testid="row-count">
        {table.view.state === 'expired'
          ? words.expiredShown(table.matchingCount)
          : words.shown(table.matchingCount, live)}
      </span>
    </div>
  )
})

interface WholeProps {
  readonly site: SiteState
  readonly row: Row & { kind: 'session' }
  readonly now: number
  readonly pins: Pins
  readonly alike: ReadonlySet<string>
}

function Whole({ site, row, now, pins, alike }: WholeProps): ReactNode {
  const { openDialog } = useActions()
  const { session, state } = row
  const leftOver = site.leftOvers.find(({ ref }) => ref === session.ref)
  const pinned = pins(session)
  const at = (time: number): string => exactTime(time, site.clockOffsetMinutes)
  return (
    <span className="whole">
      <b>{session.user === null ? words.anonymous : <Hostile text={session.user} />}</b>
      <LookAlikeMark user={session.user} alike={alike} />
      {leftOver && (
        <span className="left-over" data-testid="left-over-mark">
          {leftOver.certain ? words.leftOver.certain : words.leftOver.possible}
        </span>
      )}
      {session.ip !== null && <Hostile text={session.ip} />}
      {session.lastActivity !== null && <span>{words.lastUsedAt(at(session.lastActivity))}</span>}
      {session.lastActivityFrom !== undefined && (
        <span>{words.orEarlier(exactDateTime(session.lastActivityFrom))}</span>
      )}
      {session.lastActivity === null && session.lastSaved !== null && (
        <span>{words.signedInAt(at(session.lastSaved))}</span>
      )}
      {session.expiresAt !== null && <span>{words.expiresAt(exactDateTime(session.expiresAt))}</span>}
      {/* How idle an active or a dangling one is stands in its row. */}
      {state !== 'active' && state !== 'dangling' && (
        <span>{stateWhy(session, state, now, site.danglingAfterMs)}</span>
      )}
      {pinned.length > 0 && <b>{pinReason(pinned)}</b>}
      {state !== 'own' && (
        <button
          type="button"
          className="link"
          data-testid="detail-pin"
          onClick={() => openDialog({ kind: 'pin', siteId: site.siteId, session })}
        >
          {pinWords.item}
        </button>
      )}
    </span>
  )
}
