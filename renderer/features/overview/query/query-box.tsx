import { type ReactNode, useEffect, useId, useMemo, useRef } from 'react'
import type { SiteState } from '../../../../contract/site.ts'
import { Hostile } from '../../../components/hostile.tsx'
import { Icon } from '../../../components/icon.tsx'
import { faultOf, valuesOf } from '../../../store/overview/filter.ts'
import { useActions, useConsole } from '../../../store/react.tsx'
import { overviewQuery as words } from '../../../../words/overview-query.ts'
import { queryFaultWords } from '../../../../words/query.ts'
import { QueryHelp } from './query-help.tsx'
import { useCompletion } from './use-completion.ts'

interface QueryBoxProps {
  readonly sites: readonly SiteState[]
  /** The user has asked, and wants to go on with what was found. */
  readonly onDone: () => void
}

/** The field in which sites are asked for, with the list of what may come next. */
export function QueryBox({ sites, onDone }: QueryBoxProps): ReactNode {
  const { findSites } = useActions()
  const query = useConsole((state) => state.overview.query)
  const listId = useId()
  const faultId = useId()
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const known = useMemo(() => valuesOf(sites), [sites])
  const found = faultOf(query)
  const isWrong = found !== null
  const completion = useCompletion({ field, query, known, isWrong, onChange: findSites, onDone })
  const { texts, active, pressed, accept, moved, open, close } = completion
  const isOpen = texts.length > 0
  // While the list says what may follow, nothing is wrong yet.
  const fault = isOpen ? null : found
  const optionId = (index: number): string => `${listId}-${String(index)}`

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active])

  return (
    <div className="query">
      <span className={`search${fault ? ' wrong' : ''}`}>
        <Icon name="search" />
        <input
          ref={field}
          type="text"
          role="combobox"
          value={query}
          placeholder={words.find()}
          aria-label={words.findLabel()}
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-activedescendant={active >= 0 ? optionId(active) : undefined}
          aria-invalid={fault !== null}
          aria-describedby={fault ? faultId : undefined}
          data-testid="overview-query"
          spellCheck={false}
          autoComplete="off"
          maxLength={500}
          onChange={(event) => {
            findSites(event.target.value)
            moved()
            open()
          }}
          onSelect={moved}
          onKeyDown={pressed}
          onBlur={close}
        />
        {query !== '' && (
          <button
            type="button"
            className="button quiet square"
            aria-label={words.clear()}
            title={words.clear()}
            data-testid="overview-query-clear"
            onClick={() => {
              findSites('')
              field.current?.focus()
            }}
          >
            <Icon name="close" />
          </button>
        )}
        <QueryHelp />
      </span>
      <ul
        ref={list}
        id={listId}
        className="query-list"
        role="listbox"
        aria-label={words.offers()}
        hidden={!isOpen}
      >
        {texts.map((text, index) => (
          <li
            key={text}
            id={optionId(index)}
            role="option"
            aria-selected={index === active}
            className={index === active ? 'on' : ''}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => accept(text)}
          >
            <Hostile text={text} />
          </li>
        ))}
      </ul>
      <p id={faultId} className="query-fault" role="status" data-testid="overview-query-fault">
        {fault && queryFaultWords(fault)}
      </p>
    </div>
  )
}
