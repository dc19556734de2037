import { type ReactNode, useRef, useState } from 'react'
import type { KillPlan } from '../../../../contract/kill.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { FailureNote } from '../../../components/failure-note.tsx'
import { Hostile } from '../../../components/hostile.tsx'
import { Note } from '../../../components/note.tsx'
import { drawParts } from '../../../components/draw-parts.tsx'
import type { Confirming } from '../../../store/kill-flow.ts'
import { useActions } from '../../../store/react.tsx'
import { wayOfEnding } from '../../../../words/kill-by.ts'
import { kill as words, leftOutSentence } from '../../../../words/kill.ts'
import { inUseCount } from '../../../../words/in-use.ts'
import { visible } from '../../../../core/domain/visible.ts'
import { HiddenVictims, PlanActivity, ResumeNote } from './plan-facts.tsx'
import { PlanOne } from './plan-one.tsx'
import { PlanFolds } from './plan-folds.tsx'
import { PlanRoom } from './plan-room.tsx'
import { PlanWarnings } from './plan-warnings.tsx'
import { SignInOver } from './sign-in-over.tsx'
import { isTyped, TypedNumber } from './typed-number.tsx'
import { WarningsInShort } from './warnings-in-short.tsx'
import { shownName } from '../../../../words/practice-sites.ts'

/** Shows what could hurt before anything is sent. Cancel has the focus. */
export function ConfirmDialog({ siteId, flow }: { siteId: string; flow: Confirming }): ReactNode {
  const { closeKill, startKill, previewAgain } = useActions()
  const { plan, first, wanted, busy, failure } = flow
  const [typed, setTyped] = useState('')
  const confirmButton = useRef<HTMLButtonElement>(null)
  // Also while the plan without a session that was taken out is on its way.
  const count = busy === 'nothingTicked' ? 0 : plan.victims.length
  const one = first.victims.length === 1
  const close = (): void => closeKill(siteId)
  if (first.victims.length === 0) return <NothingDialog plan={plan} onClose={close} />
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
      size={one ? 'small' : 'wide'}
      testId="kill-dialog"
    >
      <p className="lead">{one ? words.leadOfOne() : words.lead()}</p>
      <PlanRoom plan={plan} />
      <div className="plan-scroll">
        <ResumeNote plan={plan} />
        {one && <PlanOne plan={plan} />}
        <PlanFolds siteId={siteId} flow={flow} />
        <PlanActivity plan={plan} />
        {(count > 1 || inUseCount([plan]) > 0) && (
          <p className="way" data-testid="kill-spares">
            {leftOutSentence([{ ...plan, leftOut: [] }])}
          </p>
        )}
        <p className="way" data-testid="kill-way">
          {wayOfEnding(plan.killBy, count)}
        </p>
      </div>
      <PlanWarnings plan={plan} />
      <HiddenVictims plan={plan} />
      <SignInOver
        plan={plan}
        wanted={wanted.signInOver}
        busy={busy !== null}
        onChange={(signInOver) => void previewAgain(siteId, { signInOver })}
      />
      {failure && <FailureNote failure={failure} />}
      <div className="dialog-foot">
        <WarningsInShort plans={[plan]} when="narrow" />
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

const busyLabels = {
  starting: words.starting,
  previewing: words.previewing,
  nothingTicked: words.nothingTicked,
} as const

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
