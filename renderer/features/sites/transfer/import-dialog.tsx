import { type ReactNode, useRef, useState } from 'react'
import type { SitesImport } from '../../../../contract/console-api.ts'
import { fail, type Result } from '../../../../contract/failure.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { FailureNote } from '../../../components/failure-note.tsx'
import { useActions } from '../../../store/react.tsx'
import { siteList as words } from '../../../../words/site-list.ts'
import { ImportResult } from './import-result.tsx'

/** As the console takes it. Bytes. */
const mostBytes = 1_000_000

/** Asks for the file, and reports what became of its sites. */
export function ImportDialog(): ReactNode {
  const { closeDialog, importSites } = useActions()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<Result<SitesImport> | null>(null)
  const close = (): void => closeDialog('importSites')

  const document = useRef('')

  /** The user's consent for the named sites, and for no others. */
  async function allow({ added, skipped, asks }: SitesImport): Promise<void> {
    setBusy(true)
    const urls = asks.map(({ url }) => url)
    const second = await importSites(document.current, urls)
    // The sites that the first import added exist by now. They do not count as skipped.
    setResult(
      second.ok
        ? { ok: true, value: { ...second.value, added: added + second.value.added, skipped } }
        : second,
    )
    setBusy(false)
  }

  async function read(file: File): Promise<Result<SitesImport>> {
    if (file.size > mostBytes) return fail('usage', 'listFileTooLarge')
    try {
      document.current = await file.text()
      return await importSites(document.current)
    } catch {
      return fail('usage', 'listFileUnreadable')
    }
  }
  async function take(file: File | undefined): Promise<void> {
    if (!file) return
    setBusy(true)
    setResult(await read(file))
    setBusy(false)
    // The user can choose the same file again after correcting it.
    if (input.current) input.current.value = ''
  }
  return (
    <Dialog title={words.importTitle()} onClose={close} size="small" testId="import-dialog">
      {!result?.ok && <p className="lead">{words.importLead()}</p>}
      {result &&
        (result.ok ? <ImportResult result={result.value} /> : <FailureNote failure={result.failure} />)}
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        data-testid="import-file"
        onChange={(event) => void take(event.target.files?.[0])}
      />
      {result?.ok ? (
        <div key="done" className="dialog-foot">
          {result.value.asks.length > 0 && (
            <button
              type="button"
              className="button"
              disabled={busy}
              data-testid="import-allow-http"
              onClick={() => void allow(result.value)}
            >
              {words.allowHttp(result.value.asks.length)}
            </button>
          )}
          {/* The pressed button is gone, so the focus moves here. */}
          <button
            type="button"
            className="button primary"
            autoFocus
            data-testid="import-close"
            onClick={close}
          >
            {words.done()}
          </button>
        </div>
      ) : (
        <div key="ask" className="dialog-foot">
          <button type="button" className="button" data-testid="import-cancel" onClick={close}>
            {words.cancel()}
          </button>
          <button
            type="button"
            className="button primary"
            data-autofocus
            disabled={busy}
            data-testid="import-choose"
            onClick={() => input.current?.click()}
          >
            {busy ? words.reading() : words.choose()}
          </button>
        </div>
      )}
    </Dialog>
  )
}
