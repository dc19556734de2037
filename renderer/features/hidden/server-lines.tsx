import { type ReactNode, useState } from 'react'
import { copyText } from '../../components/copy-text.ts'
import { hidden as words } from '../../../words/hidden-table.ts'
import { run } from '../../../words/runs.ts'

interface ServerLinesProps {
  readonly lines: readonly string[]
  /** What to do after they have run. */
  readonly children: ReactNode
}

/** What to run on the server, word for word. */
export function ServerLines({ lines, children }: ServerLinesProps): ReactNode {
  const [status, setStatus] = useState('')
  const text = lines.join('\n')
  return (
    <div className="server-lines">
      {lines.length > 0 && (
        <>
          <p>{words.lines()}</p>
          <pre tabIndex={0} data-testid="server-lines">
            {text}
          </pre>
        </>
      )}
      <p className="server-lines-foot">
        {lines.length > 0 && (
          <button
            type="button"
            className="button"
            data-testid="copy-lines"
            onClick={() =>
              void copyText(`${text}\n`).then((done) => setStatus(done ? run.copied() : run.notCopied()))
            }
          >
            {words.copy()}
          </button>
        )}
        {children}
        <span role="status" className="muted">
          {status}
        </span>
      </p>
    </div>
  )
}
