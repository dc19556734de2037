import { memo, type ReactNode } from 'react'
import type { SiteState } from '../../../../contract/site.ts'
import { towardsLimit } from '../../../../core/domain/what-counts.ts'
import { Gauge } from '../../../components/gauge.tsx'
import { Hostile } from '../../../components/hostile.tsx'
import { SiteDot } from '../../../components/site-dot.tsx'
import { isUnderWay } from '../../../store/kill-flow.ts'
import { useActions, useConsole, useLanguage } from '../../../store/react.tsx'
import { interrupted } from '../../../../words/interrupted.ts'
import { run } from '../../../../words/runs.ts'
import { siteNote, sites as words } from '../../../../words/sites.ts'
import { shownName } from '../../../../words/practice-sites.ts'

/** One site with its figures, its tiny gauge, and a line if the figures do not say everything. */
export const SiteItem = memo(function SiteItem({ site }: { site: SiteState }): ReactNode {
  useLanguage()
  const { openSite } = useActions()
  const current = useConsole((state) => state.page === 'site' && state.current === site.siteId)
  const note = useRunNote(site.siteId) ?? siteNote(site)
  const count = site.counts && towardsLimit(site.counts, site.countsExpired)
  return (
    <button
      type="button"
      className={`site-item${site.failure ? ' stale' : ''}`}
      aria-current={current ? 'page' : undefined}
      data-testid={`site-${site.siteId}`}
      onClick={() => openSite(site.siteId)}
    >
      <SiteDot site={site} />
      <Hostile className="site-name" text={shownName(site.siteId, site.name)} />
      {(count !== null || site.sessionsLimit !== null) && (
        <span className="site-figure">
          <span aria-hidden="true">{words.figure(count, site.sessionsLimit)}</span>
          <span className="visually-hidden">
            {words.figureWords(count, site.sessionsLimit, site.countsExpired)}
          </span>
        </span>
      )}
      {site.counts && (
        <Gauge
          counts={site.counts}
          limit={site.sessionsLimit}
          countsExpired={site.countsExpired ?? null}
          small
        />
      )}
      {note && <span className="site-note">{note}</span>}
    </button>
  )
})

function useRunNote(siteId: string): string | null {
  return useConsole((state) => {
    const flow = state.kills[siteId]
    if (flow?.step === 'run' && isUnderWay(flow)) return run.sent(flow.run.sent, flow.run.planned)
    return state.interrupted.some((each) => each.siteId === siteId) ? interrupted.note() : null
  })
}
