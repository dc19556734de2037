import type { ReactNode } from 'react'
import type { SitesImport } from '../../../../contract/console-api.ts'
import { Hostile } from '../../../components/hostile.tsx'
import { Note } from '../../../components/note.tsx'
import { siteList as words } from '../../../../words/site-list.ts'
import { causeSentence } from '../../../../words/failures/index.ts'

/** How many sites were added, why the others were not, and which need the user's consent for plain http. */
export function ImportResult({ result }: { result: SitesImport }): ReactNode {
  const { added, skipped, asks } = result
  return (
    <div role="status" data-testid="import-result">
      <Note tone={added > 0 ? 'good' : 'plain'}>
        {added + skipped.length + asks.length === 0 ? words.empty() : words.imported(added, skipped.length)}
      </Note>
      {skipped.length > 0 && (
        // Tab reaches it, so that the keyboard can scroll a long one.
        <ul className="import-sites" aria-label={words.leftOut()} tabIndex={0}>
          {skipped.map(({ name, place, reason }, index) => (
            <li key={index} data-testid="import-skipped">
              {name === null ? words.entry(place) : <Hostile text={name} />}{' '}
              <span className="muted">{causeSentence(reason)}</span>
            </li>
          ))}
        </ul>
      )}
      {asks.length > 0 && (
        <>
          <Note tone="warning" testId="import-asks">
            {words.asks(asks.length)}
          </Note>
          <ul className="import-sites" aria-label={words.asked()} tabIndex={0}>
            {asks.map(({ name, url }, index) => (
              <li key={index} data-testid="import-ask">
                <Hostile text={name} /> <Hostile className="muted" text={url} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
