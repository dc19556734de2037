import { type ReactNode, useState } from 'react'
import { copyText } from '../../components/copy-text.ts'
import { hidden as words } from '../../text/hidden.ts'
import { run } from '../../text/run.ts'

/** What to run on the server, exactly as it stands. */
export function ServerLines({ lines }: { lines: readonly string[] }): ReactNode {
  const [said, setSaid] = useState('')
  const text = lines.join('\n')
  return (
    <div className="server-lines">
      <p>{words.lines}</p>
      <pre tabIndex={0} data-testid="server-lines">
        {text}
      </pre>
      <p className="server-lines-foot">
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
        <span role="status" className="muted">
          {said}
        </span>
      </p>
    </div>
  )
}
