import type { ReactNode } from 'react'
import type { InterruptedRun } from '../../../contract/kill.ts'
import { Hostile } from '../../components/hostile.tsx'
import { Icon } from '../../components/icon.tsx'
import { useActions, useConsole } from '../../store/react.tsx'
import { siteOf } from '../../store/state.ts'
import { useKilling } from '../../store/use-killing.ts'
import { interrupted as words } from '../../text/interrupted.ts'

/** Kills that a crash has cut short, whichever site is in view: nothing goes on by itself. */
export function InterruptedBanner(): ReactNode {
  const runs = useConsole((state) => state.interrupted)
  if (runs.length === 0) return null
  return (
    <ul className="interrupted" aria-label={words.label} data-testid="interrupted">
      {runs.map((run) => (
        <li key={run.runId} data-testid="interrupted-run">
          <Icon name="pause" />
          <p>
            {words.of(run)}
            <b>
              <Hostile text={run.siteName} />
            </b>
            {words.tells(run)}
            {run.siteId === null && <span className="muted"> {words.gone}</span>}
          </p>
          <RunButtons run={run} />
        </li>
      ))}
    </ul>
  )
}

function RunButtons({ run: { runId, siteId } }: { run: InterruptedRun }): ReactNode {
  const { openDialog, openSite, previewResume } = useActions()
  const signedIn = useConsole((state) =>
    siteId === null ? null : (siteOf(state, siteId)?.access ?? null) === 'signedIn',
  )
  // Where its sign-in is in view already, a button to it would do nothing.
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
          {words.goOn}
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
          {words.signIn}
        </button>
      )}
      <button
        type="button"
        className="button quiet"
        data-testid="interrupted-drop"
        onClick={() => openDialog({ kind: 'dropInterrupted', runId })}
      >
        {words.drop}
      </button>
    </>
  )
}
