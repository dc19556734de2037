import { type FormEvent, type ReactNode, useState } from 'react'
import { Hostile } from '../../../components/hostile.tsx'
import { Icon } from '../../../components/icon.tsx'
import { Popover } from '../../../components/popover.tsx'
import { faultOf, matchesOf, usualViews, withView } from '../../../store/overview/filter.ts'
import type { OverviewRow } from '../../../store/overview/rows.ts'
import { useActions, useConsole } from '../../../store/react.tsx'
import { number } from '../../../../words/format.ts'
import { overviewQuery as words, viewNames } from '../../../../words/overview-query.ts'

/** Queries under a name: those that everybody needs, and those that the user has saved. */
export function Views({ all }: { all: readonly OverviewRow[] }): ReactNode {
  const query = useConsole((state) => state.overview.query).trim()
  const saved = useConsole((state) => state.preferences.views)
  const isSaved = saved.some((view) => view.query === query)
  const isUsual = usualViews.some((view) => view.query === query)
  return (
    <div className="views" role="group" aria-label={words.views()} data-testid="overview-views">
      {usualViews.map((view) => (
        <ViewChip
          key={view.name}
          query={view.query}
          all={all}
          always={view.name === 'all'}
          testId={`view-${view.name}`}
        >
          {viewNames[view.name]()}
        </ViewChip>
      ))}
      {saved.map((view) => (
        <ViewChip key={view.name} query={view.query} all={all} always testId="view-saved">
          <Hostile text={view.name} />
        </ViewChip>
      ))}
      {isSaved && <DropView query={query} />}
      {!isSaved && !isUsual && faultOf(query) === null && <SaveView query={query} />}
    </div>
  )
}

interface ViewChipProps {
  readonly query: string
  readonly all: readonly OverviewRow[]
  /** Otherwise only if it has any site. */
  readonly always: boolean
  readonly testId: string
  readonly children: ReactNode
}

function ViewChip({ query, all, always, testId, children }: ViewChipProps): ReactNode {
  const { findSites } = useActions()
  const isOn = useConsole((state) => state.overview.query.trim() === query)
  const count = all.filter(matchesOf(query)).length
  if (count === 0 && !always && !isOn) return null
  return (
    <button
      type="button"
      className={`chip${isOn ? ' on' : ''}`}
      aria-pressed={isOn}
      title={query}
      data-testid={testId}
      onClick={() => findSites(query)}
    >
      {children} <i>{number(count)}</i>
    </button>
  )
}

function SaveView({ query }: { query: string }): ReactNode {
  const { changePreferences } = useActions()
  const saved = useConsole((state) => state.preferences.views)
  const [name, setName] = useState('')
  const submit = (event: FormEvent, close: () => void): void => {
    event.preventDefault()
    if (name.trim() === '') return
    void changePreferences({ views: withView(saved, { name: name.trim(), query }) })
    close()
  }
  return (
    <Popover
      label={words.saveView()}
      button={words.saveView()}
      className="chip quiet"
      role="dialog"
      testId="view-save"
    >
      {(close) => (
        <form className="view-form" onSubmit={(event) => submit(event, close)}>
          <input
            className="input"
            value={name}
            maxLength={60}
            placeholder={words.viewName()}
            aria-label={words.viewName()}
            data-autofocus
            data-testid="view-name"
            onChange={(event) => setName(event.target.value)}
          />
          <button type="submit" className="button primary" data-testid="view-save-name">
            {words.save()}
          </button>
        </form>
      )}
    </Popover>
  )
}

function DropView({ query }: { query: string }): ReactNode {
  const { changePreferences } = useActions()
  const saved = useConsole((state) => state.preferences.views)
  return (
    <button
      type="button"
      className="button quiet square"
      aria-label={words.dropView()}
      title={words.dropView()}
      data-testid="view-drop"
      onClick={() => void changePreferences({ views: saved.filter((view) => view.query !== query) })}
    >
      <Icon name="close" />
    </button>
  )
}
