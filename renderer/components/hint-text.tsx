import { Fragment, type ReactNode, useState } from 'react'
import { run } from '../../words/runs.ts'
import { hintParts, shellLine } from '../../words/shell-lines.ts'
import { signIn as words } from '../../words/sign-in.ts'
import { copyText } from './copy-text.ts'

/** A failure's hint in full. The user can copy its lines for a shell, and several are a list. */
export function HintText({ sentences }: { sentences: readonly string[] }): ReactNode {
  const { text, items } = hintParts(sentences)
  return (
    <>
      <p>
        <WithShellLines text={text} />
      </p>
      {items.length > 0 && (
        <ul className="shell-lines">
          {items.map((item) => (
            <li key={item}>
              <WithShellLines text={item} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function WithShellLines({ text }: { text: string }): ReactNode {
  // Splitting by one group puts its matches at every odd place.
  return text
    .split(shellLine)
    .map((part, index) => (
      <Fragment key={index}>{index % 2 === 1 ? <CopyLine line={part} /> : afterLine(part, index)}</Fragment>
    ))
}

/** A line for a shell is a block, so what ends a sentence would be alone below it. */
const afterLine = (text: string, index: number): string => (index === 0 ? text : text.replace(/^[.,;] */, ''))

function CopyLine({ line }: { line: string }): ReactNode {
  const [status, setStatus] = useState('')
  const copy = (): void => {
    void copyText(line).then((done) => setStatus(done ? run.copied() : run.notCopied()))
  }
  return (
    <span className="shell-line">
      <code>{line}</code>
      <button type="button" className="button" aria-label={words.copyLine(line)} onClick={copy}>
        {words.copy()}
      </button>
      <span role="status">{status}</span>
    </span>
  )
}
