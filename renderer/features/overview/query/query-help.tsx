import type { ReactNode } from 'react'
import { siteQuery } from '../../../../core/domain/query/site-query.ts'
import { flagField } from '../../../../core/domain/query/table.ts'
import { Popover } from '../../../components/popover.tsx'
import { useActions } from '../../../store/react.tsx'
import { overviewQuery as words, queryExamples } from '../../../../words/overview-query.ts'

/** What can be asked for. A press on an example asks for it. */
export function QueryHelp(): ReactNode {
  const { findSites } = useActions()
  return (
    <Popover
      label={words.help()}
      button="?"
      className="button quiet square"
      role="dialog"
      align="end"
      testId="overview-query-help"
    >
      {(close) => (
        <div className="query-help" data-testid="query-help">
          <p>{words.helpLead()}</p>
          <ul>
            {queryExamples.map(({ query, means }, index) => (
              <li key={query}>
                <button
                  type="button"
                  className="menu-item"
                  {...(index === 0 && { 'data-autofocus': true })}
                  onClick={() => {
                    findSites(query)
                    close()
                  }}
                >
                  <code>{query}</code>
                  <span className="muted">{means()}</span>
                </button>
              </li>
            ))}
          </ul>
          <p>
            <b>{words.fields()}</b>{' '}
            <code>
              {Object.keys(siteQuery.fields)
                .map((name) => `${name}:`)
                .join(' ')}
            </code>
          </p>
          <p>
            <b>{words.flags()}</b>{' '}
            <code>
              {Object.keys(siteQuery.flags)
                .map((name) => `${flagField}:${name}`)
                .join(' ')}
            </code>
          </p>
        </div>
      )}
    </Popover>
  )
}
