import type { ReactNode } from 'react'
import type { Session } from '../../../contract/session.ts'
import { UserName } from '../../components/hostile.tsx'
import { drawParts } from '../../components/draw-parts.tsx'
import { useActions } from '../../store/react.tsx'
import type { Table } from '../../store/use-table.ts'
import { hidden as words } from '../../../words/hidden-table.ts'
import { lastActivityWords, sessions as sessionWords } from '../../../words/sessions.ts'

interface SuspectsProps {
  readonly siteId: string
  readonly suspects: readonly Session[]
  readonly table: Table
}

/** Sessions whose user is gone come first. Choosing one here chooses its row. */
export function Suspects({ siteId, suspects, table }: SuspectsProps): ReactNode {
  const { clearSelection, select, setView } = useActions()
  const { selection, now } = table
  const choose = (ref: string): void => {
    clearSelection(siteId)
    select(siteId, [ref])
    setView(siteId, { reveal: { key: ref } })
  }
  return (
    <fieldset className="suspects" data-testid="suspects">
      <legend>{drawParts(words.suspects((likely) => <b>{likely}</b>))}</legend>
      {suspects.map((session) => (
        <label key={session.ref} className="tick">
          <input
            type="radio"
            name={`suspect-${siteId}`}
            checked={selection.refs.size === 1 && selection.refs.has(session.ref)}
            data-testid="suspect"
            onChange={() => choose(session.ref)}
          />
          <span>
            <UserName user={session.user} anonymous={sessionWords.anonymous()} />
            <span className="muted"> · {lastActivityWords(session, now)} · </span>
            <code className="cell-key">{session.keyPrefix}…</code>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
