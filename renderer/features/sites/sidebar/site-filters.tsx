import type { ReactNode } from 'react'
import type { SiteState } from '../../../../contract/site.ts'
import { useActions, useConsole } from '../../../store/react.tsx'
import { overviewOf, type SiteFilter } from '../../../store/site-groups.ts'
import { number } from '../../../../words/format.ts'
import { sites as words } from '../../../../words/sites.ts'

/** A smaller number is seen at a glance. */
const worthFrom = 8

const filters: readonly SiteFilter[] = ['all', 'full', 'failing', 'dangling', 'signedOut']

/** For people with many sites: how many sites there are of each kind, and a click shows only those. */
export function SiteFilters({ sites }: { sites: readonly SiteState[] }): ReactNode {
  const { filterSites } = useActions()
  const chosen = useConsole((state) => state.siteFilter)
  const overview = overviewOf(sites)
  if (overview.sites < worthFrom && chosen === 'all') return null
  return (
    <fieldset className="site-filters" data-testid="site-filters">
      <legend>{words.overview(overview.sites, overview.dangling)}</legend>
      {filters.map(
        (filter) =>
          (overview.by[filter] > 0 || filter === chosen || filter === 'all') && (
            <label key={filter} className={filter === chosen ? 'on' : ''} title={words.filterMeans[filter]()}>
              <input
                type="radio"
                name="site-filter"
                className="visually-hidden"
                checked={filter === chosen}
                data-testid={`sites-${filter}`}
                onChange={() => filterSites(filter)}
              />
              {words.filters[filter]()} <i>{number(overview.by[filter])}</i>
            </label>
          ),
      )}
    </fieldset>
  )
}
