import { type ReactNode, useRef, useState } from 'react'
import type { KillPlan } from '../../../../contract/kill.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { FailureNote } from '../../../components/failure-note.tsx'
import { Hostile } from '../../../components/hostile.tsx'
import { Note } from '../../../components/note.tsx'
import { drawParts } from '../../../components/draw-parts.tsx'
import type { KillFlow } from '../../../store/kill-flow.ts'
import { useActions } from '../../../store/react.tsx'
import { wayOfEnding } from '../../../../words/kill-by.ts'
import { kill as words, leftOutSentence } from '../../../../words/kill.ts'
import { inUseCount } from '../../../../words/in-use.ts'
import { visible } from '../../../../core/domain/visible.ts'
import { HiddenVictims, PlanActivity, ResumeNote } from './plan-facts.tsx'
import { PlanOne } from './plan-one.tsx'
import { PlanUsers } from './plan-users.tsx'
import { PlanWarnings } from './plan-warnings.tsx'
import { SignInOver } from './sign-in-over.tsx'
import { isTyped, TypedNumber } from './typed-number.tsx'
import { shownName } from '../../../../words/practice-sites.ts'

type Confirming = KillFlow & { readonly step: 'confirm' }

/** Shows what could hurt before anything is sent. Cancel has the focus. */
export function ConfirmDialog({ siteId, flow }: { siteId: string; flow: Confirming }): ReactNode {
  const { closeKill, startKill, previewAgain } = useActions()
  const { plan, busy, failure } = flow
  const [typed, setTyped] = useState('')
  const confirmButton = useRef<HTMLButtonElement>(null)
  const count = plan.victims.length
  const close = (): void => closeKill(siteId)
  if (count === 0) return <NothingDialog plan={plan} onClose={close} />
  const ready = !plan.typeNumber || isTyped(typed, count)
  return (
    <Dialog
      title={drawParts(
        (plan.resumes ? words.titleOfResumed : words.title)(
          count,
          <Hostile text={shownName(plan.siteId, plan.siteName)} />,
        ),
      )}
      onClose={close}
      role="alertdialog"
      size={count === 1 ? 'small' : 'large'}
      testId="kill-dialog"
    >
      <p className="lead">{count === 1 ? words.leadOfOne() : words.lead()}</p>
      <ResumeNote plan={plan} />
      {count === 1 ? <PlanOne plan={plan} /> : <PlanUsers siteId={siteId} shares={plan.byUser} />}
      <PlanActivity plan={plan} />
      <HiddenVictims plan={plan} />
      <PlanWarnings plan={plan} />
      <SignInOver
        plan={plan}
        busy={busy !== null}
        onChange={(signInOver) => void previewAgain(siteId, { ...plan.rule, signInOver })}
      />
      {(count > 1 || plan.leftOut.length > 0 || inUseCount([plan]) > 0) && (
        <Note tone="plain" testId="kill-left-out">
          {leftOutSentence([plan])}
        </Note>
      )}
      <p className="way" data-testid="kill-way">
        {wayOfEnding(plan.killBy, count)}
      </p>
      {failure && <FailureNote failure={failure} />}
      <div className="dialog-foot">
        {plan.typeNumber && (
          <TypedNumber count={count} value={typed} onChange={setTyped} next={confirmButton} />
        )}
        <div className="dialog-buttons">
          <button
            type="button"
            className="button"
            data-autofocus
            disabled={busy === 'starting'}
            data-testid="kill-cancel"
            onClick={close}
          >
            {words.cancel()}
          </button>
          <button
            ref={confirmButton}
            type="button"
            className="button danger"
            disabled={!ready || busy !== null}
            data-testid="kill-confirm"
            onClick={() => void startKill(siteId, plan.typeNumber ? count : null)}
          >
            {busy ? busyLabels[busy]() : words.confirm(count)}
          </button>
        </div>
      </div>
    </Dialog>
  )
}

const busyLabels = { starting: words.starting, previewing: words.previewing } as const

function NothingDialog({ plan, onClose }: { plan: KillPlan; onClose: () => void }): ReactNode {
  return (
    <Dialog
      title={words.nothingTitle(visible(shownName(plan.siteId, plan.siteName)))}
      onClose={onClose}
      size="small"
      testId="kill-dialog"
    >
      <p className="lead">{words.nothing()}</p>
      <ResumeNote plan={plan} />
      <Note tone="plain">{leftOutSentence([plan])}</Note>
      <div className="dialog-foot">
        <button type="button" className="button" data-autofocus data-testid="kill-cancel" onClick={onClose}>
          {words.close()}
        </button>
      </div>
    </Dialog>
  )
}
