import { type ReactNode, useRef } from 'react'
import type { SitesImport } from '../../../../contract/site-list.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { FailureNote } from '../../../components/failure-note.tsx'
import { useActions } from '../../../store/react.tsx'
import { hasEffect } from '../../../../words/list-import.ts'
import { siteList as words } from '../../../../words/site-list.ts'
import { ImportDone } from './import-done.tsx'
import { ImportPreview } from './import-preview.tsx'
import { type ImportFlow, useImport } from './use-import.ts'

/** Asks for the file, shows what it would do, and does it. */
export function ImportDialog(): ReactNode {
  const { closeDialog } = useActions()
  const input = useRef<HTMLInputElement>(null)
  const flow = useImport()
  const { result, isDone } = flow
  const close = (): void => closeDialog('importSites')

  async function choose(file: File | undefined): Promise<void> {
    if (file) await flow.choose(file)
    // The user can choose the same file again after correcting it.
    if (input.current) input.current.value = ''
  }
  return (
    <Dialog title={words.importTitle()} onClose={close} testId="import-dialog">
      {!result?.ok && <p className="lead">{words.importLead()}</p>}
      {result && !result.ok && <FailureNote failure={result.failure} />}
      {result?.ok &&
        (isDone ? <ImportDone told={result.value} /> : <ImportPreview told={result.value} flow={flow} />)}
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,.csv,.tsv,.txt,application/json,text/csv"
        data-testid="import-file"
        onChange={(event) => void choose(event.target.files?.[0])}
      />
      <Foot flow={flow} onChoose={() => input.current?.click()} onClose={close} />
    </Dialog>
  )
}

interface FootProps {
  readonly flow: ImportFlow
  readonly onChoose: () => void
  readonly onClose: () => void
}

function Foot({ flow, onChoose, onClose }: FootProps): ReactNode {
  const { result, isDone } = flow
  if (!result?.ok) return <ChooseFoot flow={flow} onChoose={onChoose} onClose={onClose} />
  return isDone || !hasEffect(result.value) ? (
    <div key="done" className="dialog-foot">
      {/* The pressed button is gone, so the focus moves here. */}
      <button type="button" className="button primary" autoFocus data-testid="import-close" onClick={onClose}>
        {words.done()}
      </button>
    </div>
  ) : (
    <TakeFoot told={result.value} flow={flow} onClose={onClose} />
  )
}

function ChooseFoot({ flow: { busy }, onChoose, onClose }: FootProps): ReactNode {
  return (
    <div key="ask" className="dialog-foot">
      <button type="button" className="button" data-testid="import-cancel" onClick={onClose}>
        {words.cancel()}
      </button>
      <button
        type="button"
        className="button primary"
        data-autofocus
        disabled={busy}
        data-testid="import-choose"
        onClick={onChoose}
      >
        {busy ? words.reading() : words.choose()}
      </button>
    </div>
  )
}

interface TakeProps {
  readonly told: SitesImport
  readonly flow: ImportFlow
  readonly onClose: () => void
}

function TakeFoot({ told: { added, changed }, flow: { busy, take }, onClose }: TakeProps): ReactNode {
  return (
    <div key="take" className="dialog-foot">
      <button type="button" className="button" data-testid="import-cancel" onClick={onClose}>
        {words.cancel()}
      </button>
      <button
        type="button"
        className="button primary"
        autoFocus
        disabled={busy}
        data-testid="import-take"
        onClick={() => void take()}
      >
        {words.take(added.length, changed.length)}
      </button>
    </div>
  )
}
