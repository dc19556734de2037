import { type ReactNode, useMemo } from 'react'
import type { SiteState } from '../../../../contract/site.ts'
import { useInterrupted } from '../../../store/interrupted.ts'
import { useConsole } from '../../../store/react.tsx'
import { groupSites } from '../../../store/site-groups.ts'
import { number } from '../../../../words/format.ts'
import { sites as words } from '../../../../words/sites.ts'
import { SiteFilters } from './site-filters.tsx'
import { SiteItem } from './site-item.tsx'

const groups = ['needsYou', 'quiet', 'demo'] as const

/** All sites, those that need their manager first. */
export function SiteList(): ReactNode {
  const sites = useConsole((state) => state.sites)
  const interrupted = useInterrupted()
  const siteFilter = useConsole((state) => state.siteFilter)
  const grouped = useMemo(
    () => groupSites({ sites, interrupted, siteFilter }),
    [sites, interrupted, siteFilter],
  )
  const none = groups.every((group) => grouped[group].length === 0)
  return (
    <nav className="site-list" aria-label={words.navigation()}>
      <SiteFilters sites={sites} />
      {none && siteFilter !== 'all' && <p className="no-sites">{words.noneOfThese()}</p>}
      {groups.map(
        (group) =>
          grouped[group].length > 0 && (
            <Group key={group} title={words.groups[group]()} sites={grouped[group]} />
          ),
      )}
    </nav>
  )
}

function Group({ title, sites }: { title: string; sites: readonly SiteState[] }): ReactNode {
  return (
    <section aria-label={title}>
      <h2>
        {title} <i>{number(sites.length)}</i>
      </h2>
      <ul>
        {sites.map((site) => (
          <li key={site.siteId}>
            <SiteItem site={site} />
          </li>
        ))}
      </ul>
    </section>
  )
}
