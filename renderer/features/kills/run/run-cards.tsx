import type { ReactNode } from 'react'
import { isUnderWay, type RunFlow } from '../../../store/kill-flow.ts'
import { useActions } from '../../../store/react.tsx'
import { run as words } from '../../../../words/runs.ts'
import type { Batch } from '../../../store/kills/batches.ts'
import { BatchCard } from './batch-card.tsx'
import { RunCard } from './run-card.tsx'

interface RunCardsProps {
  /** Kills on several sites, with their runs. */
  readonly batches: readonly { readonly batch: Batch; readonly flows: readonly RunFlow[] }[]
  /** The other runs. */
  readonly flows: readonly RunFlow[]
}

/** A card for each run. If several are under way, one click cancels all. */
export function RunCards({ batches, flows }: RunCardsProps): ReactNode {
  const { cancelKill } = useActions()
  const going = flows.filter((flow) => isUnderWay(flow))
  const shown = batches.filter((each) => each.flows.length > 0)
  if (flows.length + shown.length === 0) return null
  return (
    <section className="run-cards" aria-label={words.all()}>
      {going.length > 1 && (
        <div className="runs-head" data-testid="runs-head">
          {words.underWay(going.length)}
          <button
            type="button"
            className="button on-bar"
            disabled={going.every((flow) => flow.cancelling)}
            data-testid="kill-cancel-all"
            onClick={() => going.forEach(({ run }) => void cancelKill(run.siteId))}
          >
            {words.cancelAll()}
          </button>
        </div>
      )}
      {shown.map((each) => (
        <BatchCard key={each.batch.batchId} batch={each.batch} flows={each.flows} />
      ))}
      {flows.map((flow) => (
        <RunCard key={flow.run.siteId} siteId={flow.run.siteId} flow={flow} />
      ))}
    </section>
  )
}
