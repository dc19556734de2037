import { type ReactNode, useMemo, useRef, useState } from 'react'
import type { Exemption } from '../../../contract/exemption.ts'
import type { Failure } from '../../../contract/failure.ts'
import { comparable } from '../../../core/domain/comparable.ts'
import { Dialog } from '../../components/dialog.tsx'
import { FailureNote } from '../../components/failure-note.tsx'
import { useActions, useConsole } from '../../store/react.tsx'
import { exemptions as words } from '../../../words/exemptions.ts'
import { visible } from '../../../core/domain/visible.ts'
import { ExemptionList } from './exemption-list.tsx'

/** From this number on, users want to search. */
const searchFrom = 8

/** Everything that is never killed, newest first, to search and to remove. */
export function ExemptionsDialog(): ReactNode {
  const { closeDialog, removeExemption } = useActions()
  const exemptions = useConsole((state) => state.exemptions)
  const [search, setSearch] = useState('')
  const [status, setStatus] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const closeButton = useRef<HTMLButtonElement>(null)
  const found = useMemo(() => {
    const sought = comparable(search.trim())
    return exemptions.filter((each) => comparable(each.value).includes(sought)).sort((a, b) => b.at - a.at)
  }, [exemptions, search])
  const close = (): void => closeDialog('exemptions')
  const remove = async (exemption: Exemption): Promise<void> => {
    const why = await removeExemption(exemption.exemptionId)
    setFailure(why)
    if (why) return
    setStatus(words.removed(visible(exemption.value)))
    // The pressed button is gone, so the focus moves here.
    closeButton.current?.focus()
  }
  return (
    <Dialog title={words.listTitle()} onClose={close} testId="exemptions-dialog">
      <p className="lead">{exemptions.length === 0 ? words.empty() : words.listLead()}</p>
      {exemptions.length >= searchFrom && (
        <input
          className="input exemptions-search"
          type="search"
          value={search}
          placeholder={words.find()}
          aria-label={words.find()}
          data-testid="exemptions-search"
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      {exemptions.length > 0 && found.length === 0 && <p className="hint">{words.noneFound()}</p>}
      {found.length > 0 && <ExemptionList exemptions={found} onRemove={(each) => void remove(each)} />}
      {failure && <FailureNote failure={failure} />}
      <div className="dialog-foot">
        <span role="status" className="muted status-line">
          {status || (exemptions.length > 0 ? words.count(exemptions.length) : '')}
        </span>
        <button
          ref={closeButton}
          type="button"
          className="button primary"
          data-autofocus
          data-testid="exemptions-close"
          onClick={close}
        >
          {words.close()}
        </button>
      </div>
    </Dialog>
  )
}
