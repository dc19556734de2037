import type { ReactNode } from 'react'
import type { SiteState } from '../../../contract/site.ts'
import { Icon } from '../../components/icon.tsx'
import { useActions } from '../../store/react.tsx'
import type { Table } from '../../store/use-table.ts'
import { isFiltered, type StateFilter } from '../../store/view.ts'
import { number } from '../../../words/format.ts'
import { sessions as words } from '../../../words/sessions.ts'
import { GroupChoice } from './group-choice.tsx'
import { IdleFilter } from './idle-filter.tsx'
import { UserFilterMenu } from './user-filter.tsx'

interface FiltersProps {
  readonly site: SiteState
  readonly table: Table
}

export function Filters({ site, table }: FiltersProps): ReactNode {
  const { setView, clearFilters } = useActions()
  const { view, judged, alike } = table
  const { siteId } = site
  return (
    <div className="filters" data-testid="filters">
      <StateSegments siteId={siteId} table={table} />
      <IdleFilter
        value={view.idleAtLeastMs}
        onChange={(idleAtLeastMs) => setView(siteId, { idleAtLeastMs })}
      />
      <UserFilterMenu
        judged={judged}
        alike={alike}
        value={view.user}
        onChange={(user) => setView(siteId, { user })}
      />
      <GroupChoice value={view.group} onChange={(group) => setView(siteId, { group })} />
      {isFiltered(view) && (
        <button
          type="button"
          className="button quiet square"
          aria-label={words.clearFilters()}
          title={words.clearFilters()}
          data-testid="clear-filters"
          onClick={() => clearFilters(siteId)}
        >
          <Icon name="close" />
        </button>
      )}
      <label className="search">
        <Icon name="search" />
        <input
          type="search"
          value={view.search}
          placeholder={words.search()}
          title={words.searchLabel()}
          aria-label={words.searchLabel()}
          data-testid="search"
          spellCheck={false}
          autoComplete="off"
          maxLength={200}
          onChange={(event) => setView(siteId, { search: event.target.value })}
        />
      </label>
    </div>
  )
}

const segments: readonly StateFilter[] = ['live', 'active', 'dangling', 'unknown', 'expired']

/** A segment without sessions is not shown, except for three that are always there. */
function StateSegments({ siteId, table }: { siteId: string; table: Table }): ReactNode {
  const { setView } = useActions()
  const { view, counts, judged } = table
  const present = new Set(judged.map((each) => each.state))
  const shown = segments.filter(
    (state) => state === view.state || (state !== 'unknown' && state !== 'expired') || present.has(state),
  )
  return (
    <fieldset className="segments">
      <legend className="visually-hidden">{words.stateFilter()}</legend>
      {shown.map((state) => (
        <label key={state} className={state === view.state ? 'on' : ''} data-testid={`filter-${state}`}>
          <input
            type="radio"
            name={`state-${siteId}`}
            className="visually-hidden"
            checked={state === view.state}
            onChange={() => setView(siteId, { state })}
          />
          {state === 'live' ? words.all() : words.stateFilters[state]()} <i>{number(counts[state])}</i>
        </label>
      ))}
    </fieldset>
  )
}
