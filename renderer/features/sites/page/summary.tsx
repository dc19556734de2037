import { type ReactNode, useMemo } from 'react'
import type { Failure } from '../../../../contract/failure.ts'
import type { Counts } from '../../../../contract/session.ts'
import type { SiteState } from '../../../../contract/site.ts'
import { countSessions } from '../../../../core/domain/counts.ts'
import { roomFor } from '../../../../core/domain/limit.ts'
import { towardsLimit } from '../../../../core/domain/what-counts.ts'
import { SiteText } from '../../../components/failure-note.tsx'
import { NextTry } from '../../../components/next-try.tsx'
import { Gauge } from '../../../components/gauge.tsx'
import { Icon } from '../../../components/icon.tsx'
import { drawParts } from '../../../components/draw-parts.tsx'
import { peopleOnNow, unreadActivities } from '../../../store/rows.ts'
import type { Table } from '../../../store/use-table.ts'
import { stateCount } from '../../../../words/states.ts'
import { failureSentence } from '../../../../words/failing-site.ts'
import { number } from '../../../../words/format.ts'
import { onNowParts } from '../../../../words/on-now.ts'
import { site as words } from '../../../../words/site.ts'
import { verdict } from '../../../../words/verdict.ts'
import { SiteHelp } from '../../certificate/site-help.tsx'
import { sentenceOf } from '../../../../words/failures/index.ts'
import { MakeRoom } from './make-room.tsx'

/** The sentence first, then the bar with its legend. */
export function Summary({ site, table }: { site: SiteState; table: Table }): ReactNode {
  const { judged, now } = table
  const counts = useMemo(
    () =>
      countSessions(
        judged.map((each) => each.session),
        now,
        site,
      ),
    [judged, now, site],
  )
  const known = judged.length > 0
  return (
    <section className="summary" aria-label={words.summary()} data-testid="summary">
      {site.failure ? (
        <>
          <FailingSentence site={site} failure={site.failure} />
          <NextTry site={site} />
        </>
      ) : (
        known && <Sentence site={site} counts={counts} table={table} />
      )}
      {known && <MakeRoom site={site} judged={judged} counts={counts} />}
      {known && (
        <div className="summary-figures">
          <Gauge counts={counts} limit={site.sessionsLimit} countsExpired={site.countsExpired ?? null} />
          <Legend site={site} counts={counts} />
        </div>
      )}
    </section>
  )
}

function Sentence(props: { site: SiteState; counts: Counts; table: Table }): ReactNode {
  const { site, counts } = props
  const { judged, now } = props.table
  const people = useMemo(() => peopleOnNow(judged, site, now), [judged, site, now])
  const unread = useMemo(() => unreadActivities(judged, site.leftOvers), [judged, site.leftOvers])
  const room = roomFor(towardsLimit(counts, site.countsExpired), site.sessionsLimit)
  const { sentence, detail } = verdict({
    counts,
    room,
    people,
    unread,
    danglingAfterMs: site.danglingAfterMs,
    countsExpired: site.countsExpired ?? null,
    timesUnread: site.timesUnread ?? null,
  })
  return (
    <div className="sentence">
      <p className="verdict" data-testid="verdict">
        {drawParts(sentence.map((part) => (typeof part === 'string' ? part : <em>{part.loud}</em>)))}
      </p>
      <p className="verdict-detail">{detail}</p>
    </div>
  )
}

function FailingSentence({ site, failure }: { site: SiteState; failure: Failure }): ReactNode {
  return (
    <div className="sentence" role="alert">
      <p className="verdict failing" data-testid="verdict">
        <Icon name="warning" />
        {failureSentence(site, failure)}
      </p>
      {/* It says to wait. The sign-in below tells of the way in. */}
      {!failure.wayIn && <p className="verdict-detail">{sentenceOf(failure)}</p>}
      {failure.siteText && <SiteText text={failure.siteText} />}
      <SiteHelp site={site} failure={failure} />
    </div>
  )
}

const legendParts = ['active', 'dangling', 'unknown', 'own'] as const

function Legend({ site, counts }: { site: SiteState; counts: Counts }): ReactNode {
  return (
    <ul className="legend">
      {legendParts.map(
        (part) =>
          (counts[part] > 0 || part === 'active' || part === 'dangling') && (
            <li key={part} data-testid={`count-${part}`}>
              <span className={`swatch ${part}`} aria-hidden="true" />
              {drawParts(stateCount(part, counts[part], <b>{number(counts[part])}</b>))}
            </li>
          ),
      )}
      {counts.onNow !== null && counts.today !== null && (
        <li data-testid="count-on-now">
          {drawParts(onNowParts(<b>{number(counts.onNow)}</b>, <b>{number(counts.today)}</b>))}
        </li>
      )}
      <li>
        {site.sessionsLimit === null
          ? words.noLimit()
          : drawParts(words.limit(<b>{number(site.sessionsLimit)}</b>))}
      </li>
      {site.cookieAgeSeconds !== null && (
        <li>{drawParts(words.lifetime(<b>{words.lifetimeFigure(site.cookieAgeSeconds)}</b>))}</li>
      )}
      {counts.expired > 0 && (
        <li className="at-end">
          {drawParts(
            words[site.countsExpired ? 'expiredCounted' : 'expired'](
              counts.expired,
              <b>{number(counts.expired)}</b>,
            ),
          )}
        </li>
      )}
    </ul>
  )
}
