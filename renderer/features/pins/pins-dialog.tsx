import { type ReactNode, useMemo, useRef, useState } from 'react'
import type { Exemption } from '../../../contract/exemption.ts'
import type { Failure } from '../../../contract/failure.ts'
import { comparable } from '../../../core/domain/comparable.ts'
import { Dialog } from '../../components/dialog.tsx'
import { FailureNote } from '../../components/failure-note.tsx'
import { useActions, useConsole } from '../../store/react.tsx'
import { pins as words } from '../../text/pins.ts'
import { visible } from '../../text/visible.ts'
import { PinList } from './pin-list.tsx'

/** From so many on one wants to search. */
const searchFrom = 8

/** All that is never killed, newest first, to be looked through and taken back. */
export function PinsDialog(): ReactNode {
  const { openDialog, removeExemption } = useActions()
  const exemptions = useConsole((state) => state.exemptions)
  const [search, setSearch] = useState('')
  const [said, setSaid] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const closeButton = useRef<HTMLButtonElement>(null)
  const found = useMemo(() => {
    const sought = comparable(search.trim())
    return exemptions.filter((each) => comparable(each.value).includes(sought)).sort((a, b) => b.at - a.at)
  }, [exemptions, search])
  const close = (): void => openDialog(null)
  const remove = async (exemption: Exemption): Promise<void> => {
    const why = await removeExemption(exemption.exemptionId)
    setFailure(why)
    if (why) return
    setSaid(words.removed(visible(exemption.value)))
    // What was pressed is gone: the focus goes on here.
    closeButton.current?.focus()
  }
  return (
    <Dialog title={words.listTitle} onClose={close} testId="pins-dialog">
      <p className="lead">{exemptions.length === 0 ? words.empty : words.listLead}</p>
      {exemptions.length >= searchFrom && (
        <input
          className="input pins-search"
          type="search"
          value={search}
          placeholder={words.find}
          aria-label={words.find}
          data-testid="pins-search"
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      {exemptions.length > 0 && found.length === 0 && <p className="hint">{words.noneFound}</p>}
      {found.length > 0 && <PinList exemptions={found} onRemove={(each) => void remove(each)} />}
      {failure && <FailureNote failure={failure} />}
      <div className="dialog-foot">
        <span role="status" className="muted said">
          {said || (exemptions.length > 0 ? words.count(exemptions.length) : '')}
        </span>
        <button
          ref={closeButton}
          type="button"
          className="button primary"
          data-autofocus
          data-testid="pins-close"
          onClick={close}
        >
          {words.close}
        </button>
      </div>
    </Dialog>
  )
}
