import type { ReactNode } from 'react'
import type { KillRun } from '../../../contract/kill.ts'
import { Hostile } from '../../components/hostile.tsx'
import { isUnderWay, type KillFlow } from '../../store/kill.ts'
import { useActions } from '../../store/react.tsx'
import { kill as words } from '../../text/kill.ts'

type Running = KillFlow & { readonly step: 'run' }

const settledOf = (run: KillRun): number => Object.values(run.outcomes).reduce((sum, count) => sum + count, 0)

/** A run beside the work: the rest of the window stays usable. Sessions are *sent* until a list confirms them. */
export function RunCard({ siteId, flow }: { siteId: string; flow: Running }): ReactNode {
  const { cancelKill, showResult, closeKill } = useActions()
  const { run, cancelling } = flow
  const settled = settledOf(run)
  const share = run.planned === 0 ? 1 : Math.max(run.sent, settled) / run.planned
  return (
    <section className="run-card" aria-label={words.runLabel} data-testid="kill-run">
      <h2>
        {words.runTitle}
        <Hostile text={run.siteName} />
      </h2>
      <p role="status" data-testid="kill-phase">
        {cancelling && isUnderWay(flow) ? words.cancelling : words.phases[run.phase]}
      </p>
      <progress max={1} value={share} aria-label={words.runLabel} />
      <p className="run-figures" data-testid="kill-progress">
        {words.sent(run.sent, run.planned)}
        {settled > 0 && ` · ${words.confirmed(settled)}`}
      </p>
      <div className="run-foot">
        {isUnderWay(flow) ? (
          <>
            <span className="muted">{words.goOn}</span>
            <button
              type="button"
              className="button"
              disabled={cancelling || run.phase === 'verifying'}
              data-testid="kill-cancel-rest"
              onClick={() => void cancelKill(siteId)}
            >
              {words.cancelRest}
            </button>
          </>
        ) : (
          <>
            <button type="button" className="button" onClick={() => closeKill(siteId)}>
              {words.dismiss}
            </button>
            <button
              type="button"
              className="button primary"
              data-testid="kill-show-result"
              onClick={() => showResult(siteId)}
            >
              {words.show}
            </button>
          </>
        )}
      </div>
    </section>
  )
}
