import type { ReactNode } from 'react'
import type { Outcome, OutcomeCounts } from '../../../../contract/kill.ts'
import { number } from '../../../../words/format.ts'
import { outcomeHeadings } from '../../../../words/outcomes.ts'

const tiles: readonly Outcome[] = ['killed', 'alreadyGone', 'spared', 'refused', 'failed', 'unknown']

/** How many sessions have each outcome. An outcome that no session has is not shown. */
export function OutcomeTiles({ outcomes }: { outcomes: OutcomeCounts }): ReactNode {
  return (
    <dl className="tiles">
      {tiles.map(
        (outcome) =>
          outcomes[outcome] > 0 && (
            <div key={outcome} className={`tile ${outcome}`} data-testid={`outcome-${outcome}`}>
              <dt>{outcomeHeadings[outcome]()}</dt>
              <dd>{number(outcomes[outcome])}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
