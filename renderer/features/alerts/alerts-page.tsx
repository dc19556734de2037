import type { ReactNode } from 'react'
import { alerts as words } from '../../../words/alerts.ts'
import { Icon } from '../../components/icon.tsx'
import { useActions, useConsole } from '../../store/react.tsx'
import { AlertRow } from './alert-row.tsx'

/** What needs a look now, and what has ended lately. */
export function AlertsPage(): ReactNode {
  const { openDialog } = useActions()
  const alerts = useConsole((state) => state.alerts)
  const holding = alerts.filter(({ endedAt }) => endedAt === null)
  const ended = alerts.filter(({ endedAt }) => endedAt !== null)
  return (
    <div className="alerts-page" data-testid="alerts-page">
      <header className="site-header">
        <h1>{words.title()}</h1>
        <span className="space" />
        <button
          type="button"
          className="button"
          data-testid="alert-settings"
          onClick={() => openDialog({ kind: 'alertSettings' })}
        >
          <Icon name="settings" />
          {words.settings()}
        </button>
      </header>
      <div className="alerts-body">
        <p className="muted">{words.lead()}</p>
        {holding.length === 0 ? (
          <div className="alerts-none" data-testid="alerts-none">
            <Icon name="check" />
            <p>
              <b>{words.none()}</b> <span className="muted">{words.noneHint()}</span>
            </p>
          </div>
        ) : (
          <ul className="alert-list" aria-label={words.title()}>
            {holding.map((alert) => (
              <AlertRow key={alert.alertId} alert={alert} />
            ))}
          </ul>
        )}
        {ended.length > 0 && (
          <>
            <h2>{words.ended()}</h2>
            <ul className="alert-list ended" aria-label={words.ended()}>
              {ended.map((alert) => (
                <AlertRow key={alert.alertId} alert={alert} />
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  )
}
