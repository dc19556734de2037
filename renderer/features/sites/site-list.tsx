import { type ReactNode, useMemo } from 'react'
import type { SiteState } from '../../../contract/site.ts'
import { useConsole } from '../../store/react.tsx'
import { groupSites } from '../../store/site-groups.ts'
import { sites as words } from '../../text/sites.ts'
import { SiteItem } from './site-item.tsx'

const groups = ['needsYou', 'quiet', 'demo'] as const

/** All sites, those that need their manager first. */
export function SiteList(): ReactNode {
  const sites = useConsole((state) => state.sites)
  const interrupted = useConsole((state) => state.interrupted)
  const grouped = useMemo(() => groupSites({ sites, interrupted }), [sites, interrupted])
  return (
    <nav className="site-list" aria-label={words.navigation}>
      {groups.map(
        (group) =>
          grouped[group].length > 0 && (
            <Group key={group} title={words.groups[group]} sites={grouped[group]} />
          ),
      )}
    </nav>
  )
}

function Group({ title, sites }: { title: string; sites: readonly SiteState[] }): ReactNode {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
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
