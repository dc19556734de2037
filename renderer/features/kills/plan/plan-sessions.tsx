import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useRef } from 'react'
import { visible } from '../../../../core/domain/visible.ts'
import { Hostile, UserName } from '../../../components/hostile.tsx'
import { LookAlikeMark } from '../../../components/look-alike-mark.tsx'
import { useLookAlikes } from '../../../store/look-alikes.ts'
import { kill as words } from '../../../../words/kill.ts'
import { sessions as sessionWords } from '../../../../words/sessions.ts'
import { shortDateTime } from '../../../../words/times.ts'
import type { PlanRow } from './plan-rows.ts'
import { useRovingRow } from './use-roving-row.ts'

/** Pixels of a row with one line. */
const rowHeight = 32

interface PlanSessionsProps {
  readonly siteId: string
  readonly label: string
  readonly rows: readonly PlanRow[]
  readonly testId: string
  /** Missing: nothing can be taken out. */
  readonly onTick?: (ref: string) => void
}

/** The sessions of the question in the table's own columns, each with its reason. Only some are drawn. */
export function PlanSessions({ siteId, label, rows, testId, onTick }: PlanSessionsProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null)
  const alike = useLookAlikes(siteId)
  const roving = useRovingRow(rows.length, scroller, (index) => virtualizer.scrollToIndex(index))
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), roving.current])],
  })
  const ticks = rows.some((row) => row.ticked !== null)
  return (
    <div
      ref={scroller}
      className={ticks ? 'plan-sessions with-ticks' : 'plan-sessions'}
      role="table"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      // The ticks scroll it. Without them the keys of the browser do.
      {...(!ticks && { tabIndex: 0 })}
      data-testid={testId}
      onKeyDown={ticks ? roving.pressed : undefined}
    >
      <div role="rowgroup" className="plan-session-head">
        <div role="row" aria-rowindex={1} className="plan-session head">
          {ticks && (
            <span role="columnheader">
              <span className="visually-hidden">{words.tickColumn()}</span>
            </span>
          )}
          <span role="columnheader">{sessionWords.columns.user()}</span>
          <span role="columnheader">{sessionWords.columns.lastActivity()}</span>
          <span role="columnheader">{sessionWords.columns.ip()}</span>
          <span role="columnheader">{words.reason()}</span>
        </div>
      </div>
      <div role="rowgroup" className="plan-session-body" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          return (
            row && (
              <div
                key={row.ref}
                ref={virtualizer.measureElement}
                role="row"
                aria-rowindex={index + 2}
                className={row.ticked === false ? 'plan-session unticked' : 'plan-session'}
                style={{ transform: `translateY(${String(start)}px)` }}
                data-index={index}
                data-testid="plan-session"
              >
                {ticks && (
                  <span role="cell" className="plan-tick">
                    <input
                      type="checkbox"
                      checked={row.ticked === true}
                      tabIndex={index === roving.current ? 0 : -1}
                      aria-label={words.killThis(nameOf(row), row.keyPrefix)}
                      data-testid="plan-tick"
                      onFocus={() => roving.focused(index)}
                      onChange={() => onTick?.(row.ref)}
                    />
                  </span>
                )}
                <Cells row={row} alike={alike} />
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}

const nameOf = ({ user }: PlanRow): string => (user === null ? words.anonymous() : visible(user))

function Cells({ row, alike }: { row: PlanRow; alike: ReadonlySet<string> }): ReactNode {
  const { user, lastActivity, ip, state, why } = row
  const marked = state === 'active' || state === 'unknown' || state === 'own'
  return (
    <>
      <span role="cell" className="plan-user">
        <UserName user={user} anonymous={words.anonymous()} />
        <LookAlikeMark user={user} alike={alike} />
      </span>
      <span role="cell" className="plan-last">
        {lastActivity === null ? sessionWords.noIp() : shortDateTime(lastActivity)}
      </span>
      <span role="cell" className="plan-ip">
        {ip === null ? sessionWords.noIp() : <Hostile text={ip} />}
      </span>
      <span role="cell" className="plan-why">
        {marked && <span className={`pill ${state}`}>{sessionWords.state(state)}</span>}
        <span>{why}</span>
      </span>
    </>
  )
}
