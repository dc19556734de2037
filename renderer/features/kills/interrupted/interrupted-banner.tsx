import type { ReactNode } from 'react'
import type { InterruptedRun } from '../../../../contract/kill.ts'
import { Hostile } from '../../../components/hostile.tsx'
import { Icon } from '../../../components/icon.tsx'
import { drawParts } from '../../../components/draw-parts.tsx'
import { useActions, useConsole } from '../../../store/react.tsx'
import { useInterrupted } from '../../../store/interrupted.ts'
import { siteOf } from '../../../store/state.ts'
import { useKilling } from '../../../store/use-killing.ts'
import { interrupted as words } from '../../../../words/interrupted.ts'
import { shownName } from '../../../../words/practice-sites.ts'

/** Kills that a crash has interrupted, whichever site is in view. None resumes without the user. */
export function InterruptedBanner(): ReactNode {
  const runs = useInterrupted()
  if (runs.length === 0) return null
  return (
    <ul className="interrupted" aria-label={words.label()} data-testid="interrupted">
      {runs.map((run) => (
        <li key={run.runId} data-testid="interrupted-run">
          <Icon name="pause" />
          <p>
            {drawParts(
              words.found(
                run,
                <b>
                  <Hostile text={shownName(run.siteId, run.siteName)} />
                </b>,
              ),
            )}
            {run.siteId === null && <span className="muted"> {words.gone()}</span>}
          </p>
          <RunButtons run={run} />
        </li>
      ))}
    </ul>
  )
}

function RunButtons({ run }: { run: InterruptedRun }): ReactNode {
  const { runId, siteId } = run
  const { openDialog, openSite, previewResume } = useActions()
  const signedIn = useConsole((state) =>
    siteId === null ? null : (siteOf(state, siteId)?.access ?? null) === 'signedIn',
  )
  // If its sign-in is in view already, a button to it would do nothing.
  const inView = useConsole((state) => state.page === 'site' && state.current === siteId)
  const busy = useKilling(siteId)
  return (
    <>
      {siteId !== null && signedIn && (
        <button
          type="button"
          className="button"
          aria-disabled={busy}
          data-testid="interrupted-go-on"
          onClick={() => {
            if (!busy) void previewResume(siteId, runId)
          }}
        >
          {words.resumeRun()}
        </button>
      )}
      {siteId !== null && signedIn === false && (
        <button
          type="button"
          className="button"
          disabled={inView}
          data-testid="interrupted-sign-in"
          onClick={() => openSite(siteId)}
        >
          {words.signIn()}
        </button>
      )}
      <button
        type="button"
        className="button quiet"
        data-testid="interrupted-drop"
        onClick={() => openDialog({ kind: 'dropInterrupted', run })}
      >
        {words.drop()}
      </button>
    </>
  )
}
