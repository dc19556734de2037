import { type FormEvent, type ReactNode, useState } from 'react'
import type { SitesImport } from '../../../../contract/site-list.ts'
import { Field } from '../../../components/field.tsx'
import { Hostile } from '../../../components/hostile.tsx'
import { Note } from '../../../components/note.tsx'
import { columnLines, hasEffect, listImport } from '../../../../words/list-import.ts'
import { siteList as words } from '../../../../words/site-list.ts'
import { AddedSites, ChangedSites, SkippedSites } from './listed-sites.tsx'
import type { ImportFlow } from './use-import.ts'

interface PreviewProps {
  readonly told: SitesImport
  readonly flow: ImportFlow
}

/** What a list would add and change, what it leaves out, and what only the user can say. */
export function ImportPreview({ told, flow }: PreviewProps): ReactNode {
  const { columns, added, changed, same, skipped, asks, withoutUser } = told
  const isEmpty = added.length + changed.length + same + skipped.length + asks.length === 0
  return (
    <div role="status" data-testid="import-preview">
      {columns.length > 0 && (
        <div className="import-columns" data-testid="import-columns">
          {columnLines(columns).map((line) => (
            <p key={line}>
              <bdi>{line}</bdi>
            </p>
          ))}
        </div>
      )}
      {!hasEffect(told) && <Note tone="plain">{isEmpty ? words.empty() : listImport.nothing()}</Note>}
      {withoutUser > 0 && <UserForm count={withoutUser} flow={flow} />}
      {asks.length > 0 && <Asks asks={asks} flow={flow} />}
      <AddedSites sites={added} isDone={false} />
      <ChangedSites sites={changed} isDone={false} />
      {same > 0 && <p className="import-heading">{listImport.same(same)}</p>}
      <SkippedSites skipped={skipped} />
    </div>
  )
}

/** Who signs in to the sites for which the list names nobody. */
function UserForm({ count, flow }: { count: number; flow: ImportFlow }): ReactNode {
  const [user, setUser] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (user.trim() !== '') void flow.say({ user })
  }
  return (
    <form className="import-user" onSubmit={submit}>
      <Field label={words.userFor(count)}>
        {({ id }) => (
          <input
            id={id}
            className="input"
            maxLength={150}
            spellCheck={false}
            autoComplete="off"
            value={user}
            data-testid="import-user"
            onChange={(event) => setUser(event.target.value)}
          />
        )}
      </Field>
      <button type="submit" className="button" disabled={flow.busy} data-testid="import-use-user">
        {words.useUser()}
      </button>
    </form>
  )
}

/** The user's consent for the named sites, and for no others. */
function Asks({ asks, flow }: { asks: SitesImport['asks']; flow: ImportFlow }): ReactNode {
  return (
    <>
      <Note tone="warning" testId="import-asks">
        {words.asks(asks.length)}{' '}
        <button
          type="button"
          className="button"
          disabled={flow.busy}
          data-testid="import-allow-http"
          onClick={() => void flow.say({ allowHttp: asks.map(({ url }) => url) })}
        >
          {words.allowHttp(asks.length)}
        </button>
      </Note>
      <ul className="import-sites" aria-label={words.asked()} tabIndex={0}>
        {asks.map(({ name, url }, index) => (
          <li key={index} data-testid="import-ask">
            <Hostile text={name} /> <Hostile className="muted" text={url} />
          </li>
        ))}
      </ul>
    </>
  )
}
