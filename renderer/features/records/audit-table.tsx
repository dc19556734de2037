import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useRef } from 'react'
import type { AuditEntry } from '../../../contract/audit.ts'
import { Hostile } from '../../components/hostile.tsx'
import { audit as words } from '../../../words/audit.ts'
import { eventWords } from '../../../words/audit-events.ts'

/** Pixels, before it is measured. */
const usualHeight = 50
const columns = ['when', 'who', 'site', 'what'] as const

/** The entries. Only the visible ones are drawn, each as high as its words. */
export function AuditTable({ entries }: { entries: readonly AuditEntry[] }): ReactNode {
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    getItemKey: (index) => entries[index]?.seq ?? index,
    overscan: 8,
  })
  return (
    <div
      ref={scroller}
      className="audit-table"
      role="table"
      tabIndex={0}
      aria-label={words.title()}
      aria-rowcount={entries.length + 1}
      data-testid="audit-table"
    >
      <div role="rowgroup" className="audit-columns">
        <div role="row" className="audit-row" aria-rowindex={1}>
          {columns.map((column) => (
            <span key={column} role="columnheader">
              {words.columns[column]()}
            </span>
          ))}
        </div>
      </div>
      {entries.length === 0 ? (
        <p className="empty-rows muted">{words.noneFound()}</p>
      ) : (
        <div role="rowgroup" className="audit-body" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const entry = entries[item.index]
            return (
              entry && (
                <div
                  key={item.key}
                  ref={virtualizer.measureElement}
                  role="row"
                  className="audit-row"
                  aria-rowindex={item.index + 2}
                  style={{ transform: `translateY(${String(item.start)}px)` }}
                  data-index={item.index}
                  data-testid="audit-entry"
                  data-kind={entry.event.kind}
                >
                  <Cells entry={entry} />
                </div>
              )
            )
          })}
        </div>
      )}
    </div>
  )
}

function Cells({ entry: { at, osUser, host, site, event } }: { entry: AuditEntry }): ReactNode {
  return (
    <>
      <span role="cell">{words.when(at)}</span>
      <span role="cell">
        <Hostile className="user" text={osUser} />
        <span className="muted">
          {site && (
            <>
              <Hostile text={words.as(site.account)} />
              {' · '}
            </>
          )}
          {words.by(host)}
        </span>
      </span>
      <span role="cell">
        {site ? (
          <>
            <Hostile text={site.name} />
            <span className="muted">
              <Hostile text={site.url.replace(/^https?:\/\//, '')} />
            </span>
          </>
        ) : (
          <span className="muted">{words.allSites()}</span>
        )}
      </span>
      <span role="cell" className="audit-what">
        <bdi>{eventWords(event)}</bdi>
      </span>
    </>
  )
}
