import { type ReactNode, useState } from 'react'
import { copyText } from '../../../components/copy-text.ts'
import { Icon } from '../../../components/icon.tsx'
import { MenuItem, Popover } from '../../../components/popover.tsx'
import { byteOrderMark, saveText } from '../../../save-text.ts'
import { run as words } from '../../../../words/runs.ts'

interface ReportMenuProps {
  /** For a mail, a spreadsheet and a program, made when they are asked for. */
  readonly text: () => string
  readonly csv: () => string
  readonly json: () => string
  readonly file: (ending: 'csv' | 'json') => string
}

/**
 * The outcome for a mail, a spreadsheet or a program, copied or saved. It shows at most a key's first six
 * characters.
 */
export function ReportMenu({ text, csv, json, file }: ReportMenuProps): ReactNode {
  const [status, setStatus] = useState('')
  const copy = (copied: string): void => {
    void copyText(copied).then((done) => setStatus(done ? words.copied() : words.notCopied()))
  }
  const save = (ending: 'csv' | 'json', type: string, saved: string): void => {
    const name = file(ending)
    saveText(name, type, saved)
    setStatus(words.saving(name))
  }
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
              <MenuItem testId="copy-text" onSelect={choose(() => copy(text()))}>
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
