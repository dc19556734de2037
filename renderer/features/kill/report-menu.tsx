import { type ReactNode, useState } from 'react'
import type { KillRun, SessionOutcome } from '../../../contract/kill.ts'
import { copyText } from '../../components/copy-text.ts'
import { Icon } from '../../components/icon.tsx'
import { MenuItem, Popover } from '../../components/popover.tsx'
import { saveText } from '../../save-text.ts'
import { csvReport, jsonReport, reportFile, textReport } from '../../text/report.ts'
import { run as words } from '../../text/run.ts'

interface ReportMenuProps {
  readonly run: KillRun
  readonly results: readonly SessionOutcome[]
}

/** The outcome for a mail, a spreadsheet or a program, copied or saved. No key beyond its first six characters. */
export function ReportMenu({ run, results }: ReportMenuProps): ReactNode {
  const [said, setSaid] = useState('')
  const copy = (make: typeof textReport): void => {
    void copyText(make(run, results)).then((done) => setSaid(done ? words.copied : words.notCopied))
  }
  const save = (ending: 'csv' | 'json', type: string, make: typeof textReport): void => {
    const file = reportFile(run, ending)
    saveText(file, type, make(run, results))
    setSaid(words.saving(file))
  }
  return (
    <span className="copy-report">
      <Popover
        label={words.report}
        align="above-start"
        testId="report-menu"
        button={
          <>
            {words.report}
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
              <MenuItem testId="copy-text" onSelect={choose(() => copy(textReport))}>
                {words.copyText}
              </MenuItem>
              <MenuItem testId="copy-csv" onSelect={choose(() => copy(csvReport))}>
                {words.copyCsv}
              </MenuItem>
              <MenuItem testId="save-csv" onSelect={choose(() => save('csv', 'text/csv', csvReport))}>
                {words.saveCsv}
              </MenuItem>
              <MenuItem
                testId="save-json"
                onSelect={choose(() => save('json', 'application/json', jsonReport))}
              >
                {words.saveJson}
              </MenuItem>
            </>
          )
        }}
      </Popover>
      <span role="status" className="muted">
        {said}
      </span>
    </span>
  )
}
