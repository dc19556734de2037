import type { ReactNode } from 'react'
import type { Alert, AlertKind } from '../../../contract/alert.ts'
import { alerts as words, alertText } from '../../../words/alerts.ts'
import { day, hour } from '../../../words/times.ts'
import { Hostile } from '../../components/hostile.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuItem, Popover } from '../../components/popover.tsx'
import { useNow } from '../../store/clock.ts'
import { useActions } from '../../store/react.tsx'

/** Users are turned away, or the console's own records are at stake. */
const urgent: ReadonlySet<AlertKind> = new Set([
  'full',
  'falseAlert',
  'unreachable',
  'certificate',
  'auditDamaged',
])

/** One alert: of which site, what it says, since when, and what can be done. */
export function AlertRow({ alert }: { alert: Alert }): ReactNode {
  const { openSite, openAudit } = useActions()
  const now = useNow(60_000)
  const { siteId, siteName, endedAt, snoozedUntil } = alert
  const tone = urgent.has(alert.kind) ? 'urgent' : 'notable'
  return (
    <li className={`alert-row ${endedAt === null ? tone : 'over'}`} data-testid={`alert-${alert.kind}`}>
      <span className="alert-mark" aria-hidden="true" />
      <div className="alert-words">
        {siteName !== null && (
          <b>
            <Hostile text={siteName} />
          </b>
        )}
        <span>{alertText(alert)}</span>
      </div>
      <span className="muted alert-time">
        {words.since(alert, now)}
        {snoozedUntil !== null && <> · {words.snoozed(snoozedUntil, now)}</>}
      </span>
      <span className="alert-actions">
        {siteId === null ? (
          <button type="button" className="button" onClick={openAudit}>
            {words.openAudit()}
          </button>
        ) : (
          <button type="button" className="button" data-testid="alert-open" onClick={() => openSite(siteId)}>
            {words.open()}
          </button>
        )}
        {endedAt === null && <Snooze alert={alert} now={now} />}
      </span>
    </li>
  )
}

const spans = { hour, day, week: 7 * day } as const

function Snooze({ alert, now }: { alert: Alert; now: number }): ReactNode {
  const { snoozeAlert } = useActions()
  const { alertId, snoozedUntil } = alert
  if (snoozedUntil !== null) {
    return (
      <button
        type="button"
        className="button quiet"
        data-testid="alert-wake"
        onClick={() => void snoozeAlert(alertId, null)}
      >
        {words.wake()}
      </button>
    )
  }
  return (
    <Popover
      label={words.snooze()}
      button={
        <>
          {words.snooze()}
          <Icon name="down" />
        </>
      }
      className="button quiet"
      align="end"
      testId="alert-snooze"
    >
      {(close) =>
        (['hour', 'day', 'week'] as const).map((span) => (
          <MenuItem
            key={span}
            testId={`snooze-${span}`}
            onSelect={() => {
              void snoozeAlert(alertId, now + spans[span])
              close()
            }}
          >
            {words.snoozes[span]()}
          </MenuItem>
        ))
      }
    </Popover>
  )
}
