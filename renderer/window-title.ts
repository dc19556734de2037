import { useEffect } from 'react'
import { alerts, windowTitle } from '../words/alerts.ts'
import { audit } from '../words/audit.ts'
import { overview } from '../words/overview.ts'
import { shownName } from '../words/practice-sites.ts'
import { visible } from '../core/domain/visible.ts'
import { openAlertsOf } from './store/alerts.ts'
import { pageShown } from './store/page-shown.ts'
import { useConsole } from './store/react.tsx'
import { type ConsoleState, siteOf } from './store/state.ts'

/** The window's title names its page and the open alerts, for a tab or a task bar. */
export function useWindowTitle(): void {
  const title = useConsole((state) => windowTitle(pageName(state), openAlertsOf(state).length))
  useEffect(() => {
    document.title = title
  }, [title])
}

function pageName(state: ConsoleState): string | null {
  switch (pageShown(state)) {
    case 'audit':
      return audit.title()
    case 'alerts':
      return alerts.title()
    case 'overview':
      return overview.title()
    case 'site': {
      const site = state.current === null ? undefined : siteOf(state, state.current)
      return site ? visible(shownName(site.siteId, site.name)) : null
    }
    default:
      return null
  }
}
