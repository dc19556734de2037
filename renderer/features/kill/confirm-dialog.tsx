import { type ReactNode, useRef, useState } from 'react'
import type { KillPlan, SparedReason } from '../../../contract/kill.ts'
import { Dialog } from '../../components/dialog.tsx'
import { FailureNote } from '../../components/failure-note.tsx'
import { Hostile } from '../../components/hostile.tsx'
import { Note } from '../../components/note.tsx'
import type { KillFlow } from '../../store/kill.ts'
import { useActions } from '../../store/react.tsx'
import { kill as words, leftOutWords, wayOfEnding } from '../../text/kill.ts'
import { visible } from '../../text/visible.ts'
import { PlanUsers } from './plan-users.tsx'
import { PlanWarnings } from './plan-warnings.tsx'

type Confirming = KillFlow & { readonly step: 'confirm' }

/** Says what would hurt before anything is sent. Cancel has the focus. */
export function ConfirmDialog({ siteId, flow }: { siteId: string; flow: Confirming }): ReactNode {
  const { closeKill, startKill } = useActions()
  const { plan, starting, failure } = flow
  const [typed, setTyped] = useState('')
  const confirmButton = useRef<HTMLButtonElement>(null)
  const count = plan.victims.length
  const close = (): void => closeKill(siteId)
  if (count === 0) return <NothingDialog plan={plan} onClose={close} />
  const ready = !plan.typeNumber || Number(typed.replaceAll(/[\s,.]/g, '')) === count
  return (
    <Dialog
      title={
        <>
          {words.title(plan)}
          <Hostile text={plan.siteName} />?
        </>
      }
      onClose={close}
      role="alertdialog"
      testId="kill-dialog"
    >
      <p className="lead">{words.lead}</p>
      <PlanUsers shares={plan.byUser} />
      <PlanWarnings plan={plan} />
      <Note tone="plain">{leftOutSentence(plan)}</Note>
      <p className="way" data-testid="kill-way">
        {wayOfEnding(plan.killBy)}
      </p>
      {failure && <FailureNote failure={failure} />}
      <div className="dialog-foot">
        {plan.typeNumber && (
          <label className="typed">
            {words.howToGoOn(count)}
            <input
              className="input narrow"
              inputMode="numeric"
              autoComplete="off"
              value={typed}
              aria-label={words.typed}
              data-testid="kill-typed-number"
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return
                // Enter is no yes: it only leads to the button, and must not press it on the way.
                event.preventDefault()
                if (ready) confirmButton.current?.focus()
              }}
            />
          </label>
        )}
        <button
          type="button"
          className="button"
          data-autofocus
          disabled={starting}
          data-testid="kill-cancel"
          onClick={close}
        >
          {words.cancel}
        </button>
        <button
          ref={confirmButton}
          type="button"
          className="button danger"
          disabled={!ready || starting}
          data-testid="kill-confirm"
          onClick={() => void startKill(siteId, plan.typeNumber ? count : null)}
        >
          {starting ? words.starting : words.confirm(count)}
        </button>
      </div>
    </Dialog>
  )
}

function NothingDialog({ plan, onClose }: { plan: KillPlan; onClose: () => void }): ReactNode {
  return (
    <Dialog
      title={words.nothingTitle(visible(plan.siteName))}
      onClose={onClose}
      size="small"
      testId="kill-dialog"
    >
      <p className="lead">{words.nothing}</p>
      <Note tone="plain">{leftOutSentence(plan)}</Note>
      <div className="dialog-foot">
        <button type="button" className="button" data-autofocus data-testid="kill-cancel" onClick={onClose}>
          {words.close}
        </button>
      </div>
    </Dialog>
  )
}

function leftOutSentence(plan: KillPlan): string {
  const counts = new Map<SparedReason, number>()
  for (const { reason } of plan.leftOut) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  if (counts.size === 0) return words.noneLeftOut
  return words.leftOut([...counts].map(([reason, count]) => leftOutWords(reason, count)))
}
