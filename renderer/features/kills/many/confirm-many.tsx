import { type ReactNode, useRef, useState } from 'react'
import type { Failure } from '../../../../contract/failure.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { FailureNote } from '../../../components/failure-note.tsx'
import { Note } from '../../../components/note.tsx'
import { useActions } from '../../../store/react.tsx'
import { leftOutSentence } from '../../../../words/kill.ts'
import { many as words } from '../../../../words/kill-many.ts'
import { isTyped, TypedNumber } from '../plan/typed-number.tsx'
import { WarningsInShort } from '../plan/warnings-in-short.tsx'
import { SiteRows } from './site-rows.tsx'
import { planOf, type Previews, type SitePreview } from './use-previews.ts'

interface ConfirmManyProps {
  readonly sites: readonly SitePreview[]
  readonly previews: Previews
  /** The kills have begun. */
  readonly onStarted: () => void
}

/** One question for all sites: a row for each site, and one number to type. */
export function ConfirmMany({ sites, previews, onStarted }: ConfirmManyProps): ReactNode {
  const { closeDialog, startKills } = useActions()
  const [typed, setTyped] = useState('')
  const [starting, setStarting] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const confirmButton = useRef<HTMLButtonElement>(null)
  const plans = sites.flatMap((site) => planOf(site) ?? [])
  const busy = starting || sites.some((site) => site.busy)
  const count = plans.reduce((sum, plan) => sum + plan.victims.length, 0)
  const toType = plans.length > 1 || plans.some((plan) => plan.typeNumber)
  const close = (): void => closeDialog('killMany')
  const start = async (): Promise<void> => {
    setStarting(true)
    const why = await startKills(plans, count)
    setStarting(false)
    if (why) return setFailure(why)
    onStarted()
    close()
  }
  return (
    <Dialog
      title={count === 0 ? words.nothingTitle() : words.confirmTitle(count, plans.length)}
      onClose={starting ? () => undefined : close}
      role="alertdialog"
      size="large"
      testId="many-confirm"
    >
      {count > 0 && <p className="lead">{words.confirmLead()}</p>}
      <SiteRows sites={sites} previews={previews} />
      {count > 0 && <Note tone="plain">{leftOutSentence(plans)}</Note>}
      {failure && <FailureNote failure={failure} />}
      <div className="dialog-foot">
        <WarningsInShort plans={plans} when="always" />
        {toType && <TypedNumber count={count} value={typed} onChange={setTyped} next={confirmButton} />}
        <div className="dialog-buttons">
          <button
            type="button"
            className="button"
            disabled={starting}
            data-testid="many-back"
            onClick={previews.drop}
          >
            {words.back()}
          </button>
          <button
            type="button"
            className="button"
            data-autofocus
            disabled={starting}
            data-testid="many-confirm-cancel"
            onClick={close}
          >
            {count === 0 ? words.close() : words.cancel()}
          </button>
          {count > 0 && (
            <button
              ref={confirmButton}
              type="button"
              className="button danger"
              disabled={busy || (toType && !isTyped(typed, count))}
              data-testid="many-start"
              onClick={() => void start()}
            >
              {starting ? words.starting() : words.confirm(count)}
            </button>
          )}
        </div>
      </div>
    </Dialog>
  )
}
