import type { ReactNode } from 'react'
import { type Batch, isOver, sumsOf } from '../../../store/kills/batches.ts'
import { isUnderWay, type RunFlow } from '../../../store/kill-flow.ts'
import { useActions } from '../../../store/react.tsx'
import { outcomeCountWords } from '../../../../words/outcomes.ts'
import { run as words } from '../../../../words/runs.ts'

interface BatchCardProps {
  readonly batch: Batch
  readonly flows: readonly RunFlow[]
}

/** One card for the runs of several sites that were started together. */
export function BatchCard({ batch, flows }: BatchCardProps): ReactNode {
  const { cancelKill, pauseKill, continueKill, showBatch, closeBatch } = useActions()
  const { planned, sent, outcomes, over } = sumsOf(flows)
  const settled = Object.values(outcomes).reduce((sum, count) => sum + count, 0)
  const done = isOver(flows)
  const going = flows.filter((flow) => isUnderWay(flow))
  const pausable = going.filter(({ run }) => run.phase !== 'verifying')
  const paused = pausable.length > 0 && pausable.every(({ run }) => run.paused)
  const title = done ? words.manyDoneTitle(flows.length) : words.manyTitle(flows.length)
  return (
    <div className="run-card" role="group" aria-label={title} data-testid="batch-run">
      <h2>{title}</h2>
      <p role="status" data-testid="batch-status">
        {words.manyOver(over, flows.length)}
      </p>
      <progress
        className={paused ? 'quiet' : ''}
        max={1}
        value={planned === 0 ? 1 : Math.max(sent, settled) / planned}
        aria-label={words.progress()}
      />
      <p className="run-figures">
        <span data-testid="batch-progress">{words.sent(sent, planned)}</span>
        <span>{outcomeCountWords(outcomes)}</span>
      </p>
      <div className="run-foot">
        {done ? (
          <>
            <button
              type="button"
              className="button"
              data-testid="batch-dismiss"
              onClick={() => closeBatch(batch.batchId)}
            >
              {words.dismiss()}
            </button>
            <button
              type="button"
              className="button primary"
              data-testid="batch-show"
              onClick={() => showBatch(batch.batchId)}
            >
              {words.show()}
            </button>
          </>
        ) : (
          <>
            <button
              type="button"
              className="button"
              disabled={pausable.length === 0}
              data-testid="batch-pause"
              onClick={() =>
                pausable.forEach(({ run }) => void (paused ? continueKill : pauseKill)(run.siteId))
              }
            >
              {paused ? words.continueRun() : words.pause()}
            </button>
            <button
              type="button"
              className="button"
              disabled={going.every((flow) => flow.cancelling)}
              data-testid="batch-cancel"
              onClick={() => going.forEach(({ run }) => void cancelKill(run.siteId))}
            >
              {words.cancelRest()}
            </button>
          </>
        )}
      </div>
    </div>
  )
}
