import { type ReactNode, useState } from 'react'
import type { Failure } from '../../../../contract/failure.ts'
import type { InterruptedRun } from '../../../../contract/kill.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { FailureNote } from '../../../components/failure-note.tsx'
import { useActions } from '../../../store/react.tsx'
import { interrupted as words } from '../../../../words/interrupted.ts'

/** Asked once, because after that the kill cannot be resumed. */
export function DropDialog({ run }: { run: InterruptedRun }): ReactNode {
  const { closeDialog, dropInterrupted, lookForInterrupted } = useActions()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const settled = Object.values(run.outcomes).reduce((sum, count) => sum + count, 0)
  const close = (): void => {
    closeDialog('dropInterrupted')
    // It may be another console's by now.
    if (failure) void lookForInterrupted()
  }
  const drop = async (): Promise<void> => {
    setBusy(true)
    const why = await dropInterrupted(run.runId)
    setBusy(false)
    if (why) setFailure(why)
    else close()
  }
  return (
    <Dialog
      title={words.dropTitle()}
      onClose={close}
      size="small"
      role="alertdialog"
      testId="drop-interrupted"
    >
      <p className="lead">{words.dropLead(Math.max(0, run.planned - settled))}</p>
      {failure && <FailureNote failure={failure} />}
      <div className="dialog-foot">
        <button type="button" className="button" data-autofocus data-testid="drop-keep" onClick={close}>
          {words.keep()}
        </button>
        <button
          type="button"
          className="button danger"
          disabled={busy}
          data-testid="drop-confirm"
          onClick={() => void drop()}
        >
          {words.dropIt()}
        </button>
      </div>
    </Dialog>
  )
}
