import { type ReactNode, useEffect, useState } from 'react'
import { Dialog } from '../../../components/dialog.tsx'
import { Hostile } from '../../../components/hostile.tsx'
import { drawParts } from '../../../components/draw-parts.tsx'
import type { RunFlow } from '../../../store/kill-flow.ts'
import { useActions } from '../../../store/react.tsx'
import { run as words } from '../../../../words/runs.ts'
import { shownName } from '../../../../words/practice-sites.ts'

/** The last moment to cancel: nothing has been sent. Several sites share one countdown. */
export function CountdownDialog({ flows }: { flows: readonly RunFlow[] }): ReactNode {
  const { cancelKill, continueKill } = useActions()
  const runs = flows.map((flow) => flow.run)
  const until = Math.min(...runs.map((run) => run.waitsUntil ?? 0))
  const seconds = useSecondsUntil(until)
  const count = runs.reduce((sum, run) => sum + run.planned, 0)
  const cancelling = flows.some((flow) => flow.cancelling)
  const cancel = (): void => runs.forEach((run) => void cancelKill(run.siteId))
  const [only] = runs
  return (
    <Dialog
      title={
        runs.length > 1 || !only
          ? words.countdown.manyTitle(count, runs.length)
          : drawParts(words.countdown.title(count, <Hostile text={shownName(only.siteId, only.siteName)} />))
      }
      onClose={cancel}
      role="alertdialog"
      size="small"
      testId="kill-countdown"
    >
      <div className="countdown">
        <span className="countdown-figure" aria-hidden="true" data-testid="countdown-seconds">
          {seconds}
        </span>
        <p>
          <b>{words.countdown.nothingYet()}</b>
          <span className="muted">
            {seconds > 0 ? words.countdown.beginsIn() : words.countdown.starting()}
          </span>
        </p>
      </div>
      <div className="dialog-foot">
        <button
          type="button"
          className="button"
          disabled={cancelling}
          data-testid="countdown-start"
          onClick={() => runs.forEach((run) => void continueKill(run.siteId))}
        >
          {words.countdown.now()}
        </button>
        <button
          type="button"
          className="button primary"
          data-autofocus
          data-testid="countdown-cancel"
          onClick={cancel}
        >
          {words.countdown.cancel()}
        </button>
      </div>
    </Dialog>
  )
}

const secondsUntil = (time: number): number => Math.max(0, Math.ceil((time - Date.now()) / 1000))

/** Ticks at the change of its own seconds, and not of the clock's. */
function useSecondsUntil(time: number): number {
  const [seconds, setSeconds] = useState(() => secondsUntil(time))
  useEffect(() => {
    const timer = setInterval(() => setSeconds(secondsUntil(time)), 100)
    return () => clearInterval(timer)
  }, [time])
  return seconds
}
