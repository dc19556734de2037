import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useRef } from 'react'
import type { SessionOutcome } from '../../../../contract/kill.ts'
import { UserName } from '../../../components/hostile.tsx'
import { run as words } from '../../../../words/runs.ts'
import { outcomeWords, reasonWords } from '../../../../words/outcomes.ts'

/** Pixels. The style sheet has the same figure. */
const rowHeight = 30

/** The outcome of each session. Only the visible ones are drawn. */
export function ResultList({ results }: { results: readonly SessionOutcome[] }): ReactNode {
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: results.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  })
  return (
    <div
      ref={scroller}
      className="result-list"
      role="table"
      tabIndex={0}
      aria-label={words.results()}
      aria-rowcount={results.length + 1}
      data-testid="kill-results"
    >
      <div role="rowgroup" className="result-head">
        <div role="row" aria-rowindex={1} className="result-row">
          <span role="columnheader">{words.columns.user()}</span>
          <span role="columnheader">{words.columns.key()}</span>
          <span role="columnheader">{words.columns.outcome()}</span>
        </div>
      </div>
      <div role="rowgroup" className="result-body" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const result = results[item.index]
          return (
            result && (
              <div
                key={result.ref}
                role="row"
                aria-rowindex={item.index + 2}
                className="result-row"
                style={{ transform: `translateY(${String(item.start)}px)` }}
                data-testid="kill-result-row"
                data-outcome={result.outcome}
              >
                <span role="cell">
                  <UserName user={result.user} anonymous={words.anonymous()} />
                </span>
                <span role="cell" className="cell-key">
                  {words.key(result.keyPrefix)}
                </span>
                <span role="cell" className={`outcome ${result.outcome}`}>
                  {outcomeWords[result.outcome]()}
                  <Why result={result} />
                </span>
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}

function Why({ result }: { result: SessionOutcome }): ReactNode {
  const why = reasonWords(result)
  return why && <span className="muted"> · {why}</span>
}
