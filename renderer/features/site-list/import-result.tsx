import type { ReactNode } from 'react'
import type { SitesImport } from '../../../contract/console-api.ts'
import { Hostile } from '../../components/hostile.tsx'
import { Note } from '../../components/note.tsx'
import { siteList as words } from '../../text/site-list.ts'

/** How many sites were added, why the others were not, and which need the user's word for plain http. */
export function ImportResult({ result }: { result: SitesImport }): ReactNode {
  const { added, left, asks } = result
  return (
    <div role="status" data-testid="import-result">
      <Note tone={added > 0 ? 'good' : 'plain'}>
        {added + left.length + asks.length === 0 ? words.empty : words.imported(added, left.length)}
      </Note>
      {left.length > 0 && (
        // Reached by Tab, so that a long one can be scrolled by keyboard.
        <ul className="left-sites" aria-label={words.leftOut} tabIndex={0}>
          {left.map(({ name, reason }, index) => (
            <li key={index} data-testid="import-left">
              <Hostile text={name} /> <span className="muted">{reason}</span>
            </li>
          ))}
        </ul>
      )}
      {asks.length > 0 && (
        <>
          <Note tone="warning" testId="import-asks">
            {words.asks(asks.length)}
          </Note>
          <ul className="left-sites" aria-label={words.asked} tabIndex={0}>
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
