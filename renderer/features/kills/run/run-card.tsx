import type { ReactNode } from 'react'
import type { KillRun } from '../../../../contract/kill.ts'
import { Hostile } from '../../../components/hostile.tsx'
import { drawParts } from '../../../components/draw-parts.tsx'
import { isUnderWay, type RunFlow } from '../../../store/kill-flow.ts'
import { useActions } from '../../../store/react.tsx'
import { outcomeCountWords } from '../../../../words/outcomes.ts'
import { paceWords, run as words, runStatus } from '../../../../words/runs.ts'
import { visible } from '../../../../core/domain/visible.ts'
import { CameBackLine } from '../result/came-back.tsx'
import { shownName } from '../../../../words/practice-sites.ts'

const settledOf = (run: KillRun): number => Object.values(run.outcomes).reduce((sum, count) => sum + count, 0)

/**
 * A run beside the work, so the rest of the window stays usable. Sessions are *sent* until a list confirms
 * them.
 */
export function RunCard({ siteId, flow }: { siteId: string; flow: RunFlow }): ReactNode {
  const { run, cancelling } = flow
  const settled = settledOf(run)
  const share = run.planned === 0 ? 1 : Math.max(run.sent, settled) / run.planned
  const soFar = outcomeCountWords(run.outcomes)
  const pace = paceWords(run)
  const quiet = run.paused || run.waitsUntil !== null
  return (
    <div
      className="run-card"
      role="group"
      aria-label={words.label(visible(shownName(run.siteId, run.siteName)))}
      data-testid="kill-run"
      data-site={siteId}
    >
      <h2>
        {drawParts(
          (run.phase === 'done' ? words.doneTitle : words.title)(
            <Hostile text={shownName(run.siteId, run.siteName)} />,
          ),
        )}
      </h2>
      <p role="status" className={run.slowedDown || quiet ? 'held' : ''} data-testid="kill-phase">
        {runStatus(run, cancelling)}
      </p>
      <progress className={quiet ? 'quiet' : ''} max={1} value={share} aria-label={words.progress()} />
      <p className="run-figures">
        <span data-testid="kill-progress">{words.sent(run.sent, run.planned)}</span>
        <span data-testid="kill-so-far">{soFar}</span>
      </p>
      {run.phase === 'done' && <CameBackLine cameBack={run.cameBack} />}
      <div className="run-foot">
        <span className="muted" data-testid="kill-pace">
          {pace}
        </span>
        {isUnderWay(flow) ? <Steering siteId={siteId} flow={flow} /> : <Ended siteId={siteId} />}
      </div>
    </div>
  )
}

function Steering({ siteId, flow: { run, cancelling } }: { siteId: string; flow: RunFlow }): ReactNode {
  const { cancelKill, pauseKill, continueKill } = useActions()
  const held = run.paused || run.phase === 'countdown'
  const over = cancelling || run.phase === 'verifying'
  return (
    <>
      {/* One button with two meanings, so that the focus stays. */}
      <button
        type="button"
        className="button"
        disabled={over}
        data-testid={held ? 'kill-continue' : 'kill-pause'}
        onClick={() => void (held ? continueKill(siteId) : pauseKill(siteId))}
      >
        {pauseLabel(run)}
      </button>
      <button
        type="button"
        className="button"
        disabled={over}
        data-testid="kill-cancel-rest"
        onClick={() => void cancelKill(siteId)}
      >
        {words.cancelRest()}
      </button>
    </>
  )
}

function pauseLabel({ phase, paused }: KillRun): string {
  if (phase === 'countdown') return words.countdown.now()
  return paused ? words.continueRun() : words.pause()
}

function Ended({ siteId }: { siteId: string }): ReactNode {
  const { showResult, closeKill } = useActions()
  return (
    <>
      <button type="button" className="button" data-testid="kill-dismiss" onClick={() => closeKill(siteId)}>
        {words.dismiss()}
      </button>
      <button
        type="button"
        className="button primary"
        data-testid="kill-show-result"
        onClick={() => showResult(siteId)}
      >
        {words.show()}
      </button>
    </>
  )
}
