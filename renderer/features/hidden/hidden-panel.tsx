import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { Session } from '../../../contract/session.ts'
import type { SiteState } from '../../../contract/site.ts'
import { UserName } from '../../components/hostile.tsx'
import { drawParts } from '../../components/draw-parts.tsx'
import { useActions } from '../../store/react.tsx'
import type { Table } from '../../store/use-table.ts'
import { hidden as words } from '../../../words/hidden-table.ts'
import { lastActivityWords, sessions as sessionWords } from '../../../words/sessions.ts'
import { ServerLines } from './server-lines.tsx'
import { Suspects } from './suspects.tsx'

interface Help {
  readonly suspects: readonly string[]
  readonly lines: readonly string[]
}

/**
 * The way out while one broken session hides the table: end only this session, or ask the server's
 * administrator.
 */
export function HiddenPanel({ site, table }: { site: SiteState; table: Table }): ReactNode {
  const { hiddenHelp, readNow } = useActions()
  const { siteId, readAt } = site
  const { judged, facts } = table
  const [help, setHelp] = useState<Help | null>(null)
  useEffect(() => {
    let current = true
    void hiddenHelp(siteId).then((result) => {
      if (current && result.ok) setHelp(result.value)
    })
    return () => {
      current = false
    }
  }, [hiddenHelp, siteId, site.failedAt])
  const suspects = useMemo(
    () => judged.filter(({ session }) => help?.suspects.includes(session.ref)).map(({ session }) => session),
    [judged, help],
  )
  const chosen =
    facts.refs.length === 1 ? judged.find((each) => each.session.ref === facts.refs[0]) : undefined
  const known = judged.length > 0
  return (
    <section className="hidden-panel" aria-label={words.title()} data-testid="hidden-panel">
      <div className="hidden-way">
        <p>{known && readAt !== null ? words.lastRows(readAt) : words.noRows()}</p>
        {suspects.length > 0 && <Suspects siteId={siteId} suspects={suspects} table={table} />}
        {known && (
          <EndOne
            siteId={siteId}
            session={chosen?.session}
            now={table.now}
            none={whyNotOne(facts.refs.length, suspects.length)}
          />
        )}
      </div>
      <ServerLines lines={help?.lines ?? []}>
        <button
          type="button"
          className="button"
          disabled={site.reading}
          data-testid="hidden-again"
          onClick={() => void readNow(siteId)}
        >
          {words.again()}
        </button>
      </ServerLines>
    </section>
  )
}

interface EndOneProps {
  readonly siteId: string
  readonly session: Session | undefined
  readonly now: number
  /** The text if none is chosen. */
  readonly none: string
}

function EndOne({ siteId, session, now, none }: EndOneProps): ReactNode {
  const { openDialog } = useActions()
  return (
    <div className="hidden-end">
      <span data-testid="hidden-chosen">
        {session
          ? drawParts(
              words.one(
                <UserName user={session.user} anonymous={sessionWords.anonymous()} />,
                <span className="muted">{lastActivityWords(session, now)}</span>,
              ),
            )
          : none}
      </span>
      <button
        type="button"
        className="button danger"
        disabled={!session}
        data-testid="hidden-end"
        onClick={() => {
          if (session) openDialog({ kind: 'endHidden', siteId, session })
        }}
      >
        {words.end()}
      </button>
    </div>
  )
}

/** What to do until exactly one session is chosen. */
function whyNotOne(chosen: number, suspects: number): string {
  if (chosen > 1) return words.tooMany(chosen)
  return suspects > 0 ? words.other() : words.choose()
}
