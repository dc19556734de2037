import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import type { AuditLog } from '../../../contract/audit.ts'
import type { Result } from '../../../contract/failure.ts'
import { comparable } from '../../../core/domain/comparable.ts'
import { FailureNote } from '../../components/failure-note.tsx'
import { Icon } from '../../components/icon.tsx'
import { saveText } from '../../save-text.ts'
import { useActions } from '../../store/react.tsx'
import { audit as words, entryText } from '../../../words/audit.ts'
import { AuditTable } from './audit-table.tsx'
import { Verification } from './verification.tsx'

/** The audit log, shown instead of a site: whether it is whole, and every entry, newest first. */
export function AuditPage(): ReactNode {
  const { readAudit } = useActions()
  const [result, setResult] = useState<Result<AuditLog> | null>(null)
  const [busy, setBusy] = useState(true)
  const [search, setSearch] = useState('')
  const [status, setStatus] = useState('')
  const log = result?.ok ? result.value : null
  const read = useCallback(() => {
    setBusy(true)
    void readAudit().then((answer) => {
      setResult(answer)
      setBusy(false)
    })
  }, [readAudit])
  useEffect(() => {
    // Only the answer changes what is shown.
    void readAudit().then((answer) => {
      setResult(answer)
      setBusy(false)
    })
  }, [readAudit])
  const indexed = useMemo(
    () => (log?.entries ?? []).map((entry) => ({ entry, text: entryText(entry) })).reverse(),
    [log],
  )
  const found = useMemo(() => {
    const sought = comparable(search).split(/\s+/).filter(Boolean)
    return indexed.filter(({ text }) => sought.every((word) => text.includes(word))).map(({ entry }) => entry)
  }, [indexed, search])
  const save = (): void => {
    saveText(words.fileName, 'application/json', `${JSON.stringify(log, null, 2)}\n`)
    setStatus(words.saved())
  }
  return (
    <div className="audit-page" data-testid="audit-page">
      <header className="site-header">
        <h1>{words.title()}</h1>
        <span className="space" />
        <span role="status" className="muted">
          {status}
        </span>
        <button type="button" className="button" disabled={!log} data-testid="audit-save" onClick={save}>
          {words.save()}
        </button>
        <button type="button" className="button" disabled={busy} data-testid="audit-read" onClick={read}>
          <Icon name="refresh" />
          {words.again()}
        </button>
      </header>
      <div className="audit-head">
        <p className="muted">{words.lead()}</p>
        {result && !result.ok && <FailureNote failure={result.failure} />}
        {log && <Verification log={log} />}
        {log && log.entries.length > 0 && (
          <div className="audit-search">
            <label className="search">
              <Icon name="search" />
              <input
                type="search"
                value={search}
                placeholder={words.search()}
                aria-label={words.search()}
                data-testid="audit-search"
                spellCheck={false}
                autoComplete="off"
                onChange={(event) => setSearch(event.target.value)}
              />
            </label>
            <span role="status" className="muted" data-testid="audit-count">
              {words.shown(found.length, log.entries.length)}
            </span>
          </div>
        )}
      </div>
      {!result && <p className="empty-table">{words.reading()}</p>}
      {log?.entries.length === 0 && (
        <div className="empty-table" data-testid="audit-empty">
          <p>
            {words.empty()} {words.emptyHint()}
          </p>
        </div>
      )}
      {log && log.entries.length > 0 && <AuditTable entries={found} />}
    </div>
  )
}
