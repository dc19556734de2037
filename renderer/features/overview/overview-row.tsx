import { memo, type ReactNode } from 'react'
import type { SiteState } from '../../../contract/site.ts'
import { visible } from '../../../core/domain/visible.ts'
import type { FleetKind } from '../../../core/domain/fleet-verdict.ts'
import { towardsLimit } from '../../../core/domain/what-counts.ts'
import { Gauge } from '../../components/gauge.tsx'
import { Hostile } from '../../components/hostile.tsx'
import { Icon } from '../../components/icon.tsx'
import type { OverviewRow } from '../../store/overview/rows.ts'
import { useLanguage } from '../../store/react.tsx'
import type { Standing } from '../../store/site-groups.ts'
import { fleetVerdictWords } from '../../../words/fleet-verdict.ts'
import { list } from '../../../words/format.ts'
import { figure, gaugeWords, liveFigure, overview as words } from '../../../words/overview.ts'

interface FleetRowProps {
  readonly row: OverviewRow
  readonly index: number
  /** Pixels from the top of the table's body. */
  readonly top: number
  readonly selected: boolean
  readonly focusable: boolean
  /** By this machine's clock, milliseconds. */
  readonly now: number
}

/** One site, drawn again only if something of its own changed. The table handles clicks. */
export const FleetRow = memo(function FleetRow(props: FleetRowProps): ReactNode {
  useLanguage()
  const { row, index, top, selected, focusable, now } = props
  const { site, verdict } = row
  return (
    <div
      role="row"
      className={`fleet-row${selected ? ' selected' : ''}${verdict.isOld ? ' stale' : ''}`}
      style={{ transform: `translateY(${String(top)}px)` }}
      aria-rowindex={index + 2}
      aria-selected={selected}
      tabIndex={focusable ? 0 : -1}
      data-index={index}
      data-testid="overview-row"
      data-site={site.siteId}
    >
      <span className="cell-check" role="gridcell">
        <span className={`check${selected ? ' on' : ''}`} aria-hidden="true">
          {selected && <Icon name="check" />}
        </span>
      </span>
      <span className="fleet-site" role="gridcell">
        <Hostile className="fleet-name" text={site.name} />
        <span className="fleet-host">
          <Hostile text={site.url.replace(/^https:\/\//, '')} />
          <Hostile text={site.user} />
        </span>
      </span>
      <span className={`fleet-verdict ${verdict.kind}`} role="gridcell">
        <span className={`site-dot ${dots[verdict.kind]}`} aria-hidden="true" />
        <span>
          {fleetVerdictWords(verdict, now)}
          {site.nextTryAt !== null && site.failure && (
            <span className="fleet-next">{words.nextTry(site.nextTryAt)}</span>
          )}
        </span>
      </span>
      <Live site={site} />
      <Figure className="fleet-dangling" count={site.counts?.dangling} />
      <Figure className="fleet-onNow" count={site.counts?.onNow} />
      <Figure className="fleet-today" count={site.counts?.today} />
      <span className={`fleet-age${site.readAt === null ? ' no-figures' : ''}`} role="gridcell">
        {verdict.ageMs === null ? words.neverRead() : words.readAgo(verdict.ageMs)}
      </span>
      <span className="fleet-tags" role="gridcell">
        <Tags tags={site.tags} />
      </span>
    </div>
  )
})

/** The colour and the shape of a judgement: those of the list of sites. */
const dots: Readonly<Record<FleetKind, Standing>> = {
  reallyFull: 'full',
  full: 'full',
  falseAlert: 'full',
  notReached: 'failing',
  failing: 'failing',
  waitsForYou: 'signedOut',
  nearlyFull: 'nearlyFull',
  dangling: 'nearlyFull',
  starting: 'busy',
  noLimit: 'room',
  fine: 'room',
}

/** The gauge is for the eye, and its words are for everybody else. */
function Live({ site }: { site: SiteState }): ReactNode {
  const { counts, sessionsLimit, countsExpired = null } = site
  return (
    <span className="fleet-live" role="gridcell">
      {counts ? (
        <>
          <span aria-hidden="true">{liveFigure(towardsLimit(counts, countsExpired), sessionsLimit)}</span>
          <Gauge counts={counts} limit={sessionsLimit} countsExpired={countsExpired} small />
          <span className="visually-hidden">{gaugeWords(site, counts)}</span>
        </>
      ) : (
        <Unknown />
      )}
    </span>
  )
}

function Figure({ className, count }: { className: string; count: number | null | undefined }): ReactNode {
  return (
    <span className={`${className}${count === 0 ? ' none' : ''}`} role="gridcell">
      {count === null || count === undefined ? <Unknown /> : figure(count)}
    </span>
  )
}

function Unknown(): ReactNode {
  return (
    <>
      <span aria-hidden="true">{figure(null)}</span>
      <span className="visually-hidden">{words.unknown()}</span>
    </>
  )
}

/** More do not fit. */
const tagsShown = 2

function Tags({ tags }: { tags: readonly string[] }): ReactNode {
  const more = tags.slice(tagsShown)
  return (
    <>
      {tags.slice(0, tagsShown).map((tag) => (
        <Hostile key={tag} className="tag" text={tag} />
      ))}
      {more.length > 0 && (
        <span className="tag more" title={list(more.map(visible))}>
          <span aria-hidden="true">{words.moreTags(more.length)}</span>
          <span className="visually-hidden">{list(more.map(visible))}</span>
        </span>
      )}
    </>
  )
}
