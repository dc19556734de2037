import { memo, type ReactNode } from 'react'
import type { SiteState } from '../../../contract/site.ts'
import { Hostile } from '../../components/hostile.tsx'
import { LookAlikeMark } from '../../components/look-alike-mark.tsx'
import type { ExemptionsFor } from '../../../core/domain/exempt.ts'
import { useActions, useLanguage } from '../../store/react.tsx'
import type { Row } from '../../store/rows.ts'
import type { Table } from '../../store/use-table.ts'
import { exactDateTime } from '../../../words/times.ts'
import { exemptReason, exemptions as exemptionWords } from '../../../words/exemptions.ts'
import { exactTime, sessions as words, stateWhy } from '../../../words/sessions.ts'

interface RowDetailProps {
  readonly site: SiteState
  readonly table: Table
  readonly row: Row | undefined
  /** Of the last copy. Empty: nothing. */
  readonly said: string
  readonly exemptionsFor: ExemptionsFor
}

/** The line below the table: everything about the row under the mouse or the keyboard, in full. */
export const RowDetail = memo(function RowDetail({
  site,
  table,
  row,
  said,
  exemptionsFor,
}: RowDetailProps): ReactNode {
  useLanguage()
  const live = table.judged.filter((each) => each.state !== 'expired').length
  return (
    <div className="row-detail" data-testid="row-detail">
      {row?.kind === 'session' ? (
        <Whole site={site} row={row} now={table.now} exemptionsFor={exemptionsFor} alike={table.alike} />
      ) : (
        <span className="whole keys">{words.keys()}</span>
      )}
      <span className="row-said" role="status" data-testid="rows-copied">
        {said}
      </span>
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
  readonly exemptionsFor: ExemptionsFor
  readonly alike: ReadonlySet<string>
}

function Whole({ site, row, now, exemptionsFor, alike }: WholeProps): ReactNode {
  const { openDialog } = useActions()
  const { session, state } = row
  const leftOver = site.leftOvers.find(({ ref }) => ref === session.ref)
  const found = exemptionsFor(session)
  const at = (time: number): string => exactTime(time, site.clockOffsetMinutes)
  return (
    <span className="whole">
      <b>{session.user === null ? words.anonymous() : <Hostile text={session.user} />}</b>
      <LookAlikeMark user={session.user} alike={alike} />
      {leftOver && (
        <span className="left-over" data-testid="left-over-mark">
          {leftOver.certain ? words.leftOver.certain() : words.leftOver.possible()}
        </span>
      )}
      {session.ip !== null && <Hostile text={session.ip} />}
      {session.lastActivity !== null && <span>{words.lastUsedAt(at(session.lastActivity))}</span>}
      {session.lastActivityFrom !== undefined && (
        <span>{words.orEarlier(exactDateTime(session.lastActivityFrom))}</span>
      )}
      {session.lastActivity === null && session.lastSaved !== null && (
        <span>{words.beganAt(at(session.lastSaved), session)}</span>
      )}
      {session.expiresAt !== null && <span>{words.expiresAt(exactDateTime(session.expiresAt))}</span>}
      {session.expiresFrom !== undefined && <span>{words.orSooner(exactDateTime(session.expiresFrom))}</span>}
      {/* The row itself shows how long an active or a dangling session is idle. */}
      {state !== 'active' && state !== 'dangling' && (
        <span>{stateWhy(session, state, now, site.danglingAfterMs)}</span>
      )}
      {found.length > 0 && <b>{exemptReason(found)}</b>}
      {state !== 'own' && (
        <button
          type="button"
          className="link"
          data-testid="detail-exempt"
          onClick={() => openDialog({ kind: 'exempt', siteId: site.siteId, session })}
        >
          {exemptionWords.item()}
        </button>
      )}
    </span>
  )
}
