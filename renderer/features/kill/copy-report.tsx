import { type ReactNode, useState } from 'react'
import type { KillRun, SessionOutcome } from '../../../contract/kill.ts'
import { copyText } from '../../components/copy-text.ts'
import { kill as words } from '../../text/kill.ts'
import { csvReport, textReport } from '../../text/report.ts'

/** The outcome for a mail or a spreadsheet. No key beyond its first six characters. */
export function CopyReport({
  run,
  results,
}: {
  run: KillRun
  results: readonly SessionOutcome[]
}): ReactNode {
  const [said, setSaid] = useState('')
  const copy = (make: typeof textReport): void => {
    void copyText(make(run, results)).then((done) => setSaid(done ? words.copied : words.notCopied))
  }
  return (
    <span className="copy-report">
      <button type="button" className="button" data-testid="copy-text" onClick={() => copy(textReport)}>
        {words.copyText}
      </button>
      <button type="button" className="button" data-testid="copy-csv" onClick={() => copy(csvReport)}>
        {words.copyCsv}
      </button>
      <span role="status" className="muted">
        {said}
      </span>
    </span>
  )
}
