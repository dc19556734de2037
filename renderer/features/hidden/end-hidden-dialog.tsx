import { type ReactNode, useState } from 'react'
import type { Result } from '../../../contract/failure.ts'
import type { SessionOutcome } from '../../../contract/kill.ts'
import type { Session } from '../../../contract/session.ts'
import type { SiteState } from '../../../contract/site.ts'
import { Dialog } from '../../components/dialog.tsx'
import { FailureNote } from '../../components/failure-note.tsx'
import { UserName } from '../../components/hostile.tsx'
import { Note } from '../../components/note.tsx'
import { useActions } from '../../store/react.tsx'
import { hidden as words } from '../../../words/hidden-table.ts'
import { reasonWords } from '../../../words/outcomes.ts'
import { exactDateTime } from '../../../words/times.ts'
import { sessions as sessionWords } from '../../../words/sessions.ts'

/** Explains that it works without a fresh list, does it, and reports whether the table came back. */
export function EndHiddenDialog({ site, session }: { site: SiteState; session: Session }): ReactNode {
  const { closeDialog, endHidden } = useActions()
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<Result<SessionOutcome> | null>(null)
  const close = (): void => closeDialog('endHidden')
  const end = async (): Promise<void> => {
    setBusy(true)
    setResult(await endHidden(site.siteId, session.ref))
    setBusy(false)
  }
  return (
    <Dialog
      title={result?.ok ? words.doneTitle() : words.askTitle()}
      onClose={close}
      size="small"
      role="alertdialog"
      testId="end-hidden"
    >
      {!result && <p className="lead">{words.askLead(site.readAt)}</p>}
      <p className="plan-one">
        <b>
          <UserName user={session.user} anonymous={sessionWords.anonymous()} />
        </b>
        {session.lastActivity !== null && <span>{words.lastUsed(exactDateTime(session.lastActivity))}</span>}
        <code className="cell-key">{session.keyPrefix}…</code>
      </p>
      {result &&
        (result.ok ? <Ended site={site} outcome={result.value} /> : <FailureNote failure={result.failure} />)}
      {result ? (
        <div key="done" className="dialog-foot">
          {/* The pressed button is gone, so the focus moves here. */}
          <button
            type="button"
            className="button primary"
            autoFocus
            data-testid="end-hidden-close"
            onClick={close}
          >
            {words.close()}
          </button>
        </div>
      ) : (
        <div key="ask" className="dialog-foot">
          <button
            type="button"
            className="button"
            data-autofocus
            data-testid="end-hidden-cancel"
            onClick={close}
          >
            {words.cancel()}
          </button>
          <button
            type="button"
            className="button danger"
            disabled={busy}
            data-testid="end-hidden-confirm"
            onClick={() => void end()}
          >
            {busy ? words.ending() : words.confirm()}
          </button>
        </div>
      )}
    </Dialog>
  )
}

function Ended({ site, outcome }: { site: SiteState; outcome: SessionOutcome }): ReactNode {
  const back = site.failure?.kind !== 'tableHidden'
  return (
    <div role="status" data-testid="end-hidden-outcome">
      <Note tone={back ? 'good' : 'warning'}>{endedSentence(site, outcome, back)}</Note>
    </div>
  )
}

function endedSentence(site: SiteState, outcome: SessionOutcome, back: boolean): string {
  const { outcome: kind } = outcome
  if (kind === 'failed' || kind === 'refused' || kind === 'spared')
    return words.notEnded(reasonWords(outcome))
  return back ? words.back(site.counts?.listed ?? 0) : words.still(kind)
}
