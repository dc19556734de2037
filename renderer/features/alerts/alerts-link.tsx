import type { ReactNode } from 'react'
import { number } from '../../../words/format.ts'
import { alerts as words } from '../../../words/alerts.ts'
import { Icon } from '../../components/icon.tsx'
import { openAlertsOf } from '../../store/alerts.ts'
import { useActions, useConsole } from '../../store/react.tsx'

/** The way to the alerts, with the number of those that hold. */
export function AlertsLink(): ReactNode {
  const { openAlerts } = useActions()
  const isHere = useConsole((state) => state.page === 'alerts')
  const count = useConsole((state) => openAlertsOf(state).length)
  return (
    <button
      type="button"
      className="sidebar-link"
      aria-current={isHere ? 'page' : undefined}
      aria-label={count === 0 ? words.title() : `${words.title()}: ${words.count(count)}`}
      data-testid="open-alerts"
      onClick={openAlerts}
    >
      <Icon name="bell" />
      <span>{words.title()}</span>
      {count > 0 && <span className="alert-count">{number(count)}</span>}
    </button>
  )
}
