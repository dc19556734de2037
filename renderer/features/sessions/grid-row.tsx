import { memo, type ReactNode } from 'react'
import { Hostile, UserName } from '../../components/hostile.tsx'
import { Icon } from '../../components/icon.tsx'
import { LookAlikeMark } from '../../components/look-alike-mark.tsx'
import type { ExemptionsFor } from '../../../core/domain/exempt.ts'
import { idleMs } from '../../../core/domain/state.ts'
import { useLanguage } from '../../store/react.tsx'
import type { Row, SessionRow } from '../../store/rows.ts'
import { shortDateTime, shortDuration } from '../../../words/times.ts'
import {
  exactTime,
  expiresWords,
  lastActivityWords,
  sessions as words,
  stateWhy,
} from '../../../words/sessions.ts'
import { ExemptionMark } from '../exemptions/exemption-mark.tsx'
import { GroupCells } from './group-cells.tsx'

interface GridRowProps {
  readonly row: Row
  readonly index: number
  /** Pixels from the top of the table's body. */
  readonly top: number
  readonly grouped: boolean
  readonly selected: boolean
  readonly focusable: boolean
  /** The site's time, milliseconds. */
  readonly now: number
  /** The idle time of a full bar, milliseconds. */
  readonly idleScale: number
  readonly danglingAfterMs: number
  readonly offsetMinutes: number | null
  readonly exemptionsFor: ExemptionsFor
  /** Users whose name looks like another name of the list. */
  readonly alike: ReadonlySet<string>
}

/** One row of the table, drawn again only if something of its own changed. The table handles clicks. */
export const GridRow = memo(function GridRow(props: GridRowProps): ReactNode {
  useLanguage()
  const { row, index, top, grouped, selected, focusable } = props
  const group = row.kind === 'group'
  const pickable = group ? row.refs.length > 0 : row.ref !== null
  return (
    <div
      role="row"
      className={`grid-row ${row.kind === 'group' ? 'group' : `state-${row.state}`}${selected ? ' selected' : ''}`}
      style={{ transform: `translateY(${String(top)}px)` }}
      aria-rowindex={index + 2}
      {...(pickable && { 'aria-selected': selected })}
      {...(grouped && { 'aria-level': group ? 1 : 2 })}
      {...(group && { 'aria-expanded': !row.folded })}
      tabIndex={focusable ? 0 : -1}
      data-index={index}
      data-testid={group ? 'group-row' : 'session-row'}
      {...(row.kind === 'session' && { 'data-ref': row.key, 'data-state': row.state })}
    >
      <span className="cell-check" role="gridcell" data-testid="row-check">
        <span className={`check${selected ? ' on' : ''}${pickable ? '' : ' off'}`} aria-hidden="true">
          {selected && <Icon name="check" />}
        </span>
      </span>
      {row.kind === 'group' ? (
        <GroupCells row={row} alike={props.alike} />
      ) : (
        <SessionCells {...props} row={row} />
      )}
    </div>
  )
})

function SessionCells(props: GridRowProps & { row: SessionRow }): ReactNode {
  const { row, now, danglingAfterMs, offsetMinutes, idleScale, exemptionsFor, alike } = props
  const { session, state } = row
  const { lastActivity, expiresAt } = session
  const idle = idleMs(session, now)
  return (
    <>
      <span className="cell-user" role="gridcell">
        <UserName user={session.user} anonymous={words.anonymous()} />
        <LookAlikeMark user={session.user} alike={alike} />
        <ExemptionMark found={exemptionsFor(session)} />
      </span>
      <span
        className={`cell-lastActivity${lastActivity === null ? ' no-activity' : ''}`}
        role="gridcell"
        title={
          lastActivity === null ? lastActivityWords(session, now) : exactTime(lastActivity, offsetMinutes)
        }
      >
        {lastActivityWords(session, now)}
        {lastActivity !== null && <span className="exact muted"> · {shortDateTime(lastActivity)}</span>}
      </span>
      <span className="cell-idle" role="gridcell">
        {idle !== null && (
          <>
            <span className="idle-bar" aria-hidden="true">
              <span
                className={state}
                style={{
                  transform: `scaleX(${String(Math.min(1, Math.max(0.02, idle / idleScale)))})`,
                }}
              />
            </span>
            <span className="idle-figure">{shortDuration(idle)}</span>
          </>
        )}
      </span>
      <span className="cell-ip muted" role="gridcell">
        {session.ip === null ? (
          <span className="no-name">{words.noIp()}</span>
        ) : (
          <Hostile text={session.ip} />
        )}
      </span>
      <span
        className="cell-expires muted"
        role="gridcell"
        title={expiresAt === null ? undefined : exactTime(expiresAt, offsetMinutes)}
      >
        {expiresWords(session, now)}
      </span>
      <span className="cell-state" role="gridcell">
        {row.ending ? (
          <span className="pill ending">{words.ending()}</span>
        ) : (
          <span className={`pill ${state}`} title={stateWhy(session, state, now, danglingAfterMs)}>
            {words.state(state)}
          </span>
        )}
      </span>
      <span className="cell-key" role="gridcell">
        {session.keyPrefix}…
      </span>
    </>
  )
}
