import { type ReactNode, useState } from 'react'
import { copyText } from '../../components/copy-text.ts'
import { hidden as words } from '../../text/hidden.ts'
import { run } from '../../text/run.ts'

interface ServerLinesProps {
  readonly lines: readonly string[]
  /** What to do once they have run. */
  readonly children: ReactNode
}

/** What to run on the server, exactly as it stands. */
export function ServerLines({ lines, children }: ServerLinesProps): ReactNode {
  const [said, setSaid] = useState('')
  const text = lines.join('\n')
  return (
    <div className="server-lines">
      {lines.length > 0 && (
        <>
          <p>{words.lines}</p>
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
              void copyText(`${text}\n`).then((done) => setSaid(done ? run.copied : run.notCopied))
            }
          >
            {words.copy}
          </button>
        )}
        {children}
        <span role="status" className="muted">
          {said}
        </span>
      </p>
    </div>
  )
}
