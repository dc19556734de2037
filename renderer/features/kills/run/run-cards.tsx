import type { ReactNode } from 'react'
import { isUnderWay, type RunFlow } from '../../../store/kill-flow.ts'
import { useActions } from '../../../store/react.tsx'
import { run as words } from '../../../../words/runs.ts'
import { RunCard } from './run-card.tsx'

/** A card for each run. If several are under way, one click cancels all. */
export function RunCards({ flows }: { flows: readonly RunFlow[] }): ReactNode {
  const { cancelKill } = useActions()
  const going = flows.filter((flow) => isUnderWay(flow))
  if (flows.length === 0) return null
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
      {flows.map((flow) => (
        <RunCard key={flow.run.siteId} siteId={flow.run.siteId} flow={flow} />
      ))}
    </section>
  )
}
