import { type ReactNode, useState } from 'react'
import type { KillRun, SessionOutcome } from '../../../../contract/kill.ts'
import type { SiteState } from '../../../../contract/site.ts'
import { csvReport, jsonReport } from '../../../../words/report-file.ts'
import { copyText } from '../../../components/copy-text.ts'
import { Icon } from '../../../components/icon.tsx'
import { MenuItem, Popover } from '../../../components/popover.tsx'
import { saveText } from '../../../save-text.ts'
import { reportFile, reportOf, textReport } from '../../../../words/report.ts'
import { run as words } from '../../../../words/runs.ts'

interface ReportMenuProps {
  readonly site: SiteState
  readonly run: KillRun
  /** In the order in which they are shown. */
  readonly results: readonly SessionOutcome[]
  /** What the plan left out. */
  readonly leftOut: readonly SessionOutcome[]
}

/** Marks a file as UTF-8 for Excel. On the clipboard, and for a script, it would be wrong. */
const byteOrderMark = '\ufeff'

/**
 * The outcome for a mail, a spreadsheet or a program, copied or saved. It shows at most a key's first six
 * characters.
 */
export function ReportMenu({ site, run, results, leftOut }: ReportMenuProps): ReactNode {
  const [status, setStatus] = useState('')
  const report = reportOf(run, site, leftOut)
  const copy = (text: string): void => {
    void copyText(text).then((done) => setStatus(done ? words.copied() : words.notCopied()))
  }
  const save = (ending: 'csv' | 'json', type: string, text: string): void => {
    const file = reportFile(run, ending)
    saveText(file, type, text)
    setStatus(words.saving(file))
  }
  const csv = (): string => csvReport(report, Date.now())
  const json = (): string => jsonReport(report, Date.now())
  return (
    <span className="copy-report">
      <Popover
        label={words.report()}
        align="above-start"
        testId="report-menu"
        button={
          <>
            {words.report()}
            <Icon name="down" />
          </>
        }
      >
        {(close) => {
          const choose = (action: () => void) => (): void => {
            close()
            action()
          }
          return (
            <>
              <MenuItem testId="copy-text" onSelect={choose(() => copy(textReport(run, results)))}>
                {words.copyText()}
              </MenuItem>
              <MenuItem testId="copy-csv" onSelect={choose(() => copy(csv()))}>
                {words.copyCsv()}
              </MenuItem>
              <MenuItem
                testId="save-csv"
                onSelect={choose(() => save('csv', 'text/csv', byteOrderMark + csv()))}
              >
                {words.saveCsv()}
              </MenuItem>
              <MenuItem testId="save-json" onSelect={choose(() => save('json', 'application/json', json()))}>
                {words.saveJson()}
              </MenuItem>
            </>
          )
        }}
      </Popover>
      <span role="status" className="muted">
        {status}
      </span>
    </span>
  )
}
