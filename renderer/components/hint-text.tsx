import { Fragment, type ReactNode, useState } from 'react'
import { run } from '../text/run.ts'
import { signIn as words } from '../text/sign-in.ts'
import { copyText } from './copy-text.ts'

/** What stands between quotation marks or backticks and begins as a line for a server's shell does. */
const shellLine = /["`]((?:python3?|lino|sudo) [^"`]+)["`]/

/** A failure's hint in full; the lines for a shell that it names can be copied. */
export function HintText({ hint }: { hint: string }): ReactNode {
  // Splitting by one group puts what it caught at every odd place.
  const parts = hint.split(shellLine)
  return (
    <p>
      {parts.map((part, index) => (
        <Fragment key={index}>{index % 2 === 0 ? part : <CopyLine line={part} />}</Fragment>
      ))}
    </p>
  )
}

function CopyLine({ line }: { line: string }): ReactNode {
  const [said, setSaid] = useState('')
  const copy = (): void => {
    void copyText(line).then((done) => setSaid(done ? run.copied : run.notCopied))
  }
  return (
    <span className="shell-line">
      <code>{line}</code>
      <button type="button" className="button" aria-label={words.copyLine(line)} onClick={copy}>
        {words.copy}
      </button>
      <span role="status">{said}</span>
    </span>
  )
}
