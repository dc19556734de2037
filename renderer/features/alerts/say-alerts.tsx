import { type ReactNode, useEffect, useState } from 'react'
import type { AlertChange } from '../../../contract/alert.ts'
import { alertLine, manyNotices, noticeOf } from '../../../words/alerts.ts'
import { showNotification } from '../../notifications.ts'
import { useActions, useConsole } from '../../store/react.tsx'

/** More than this at once are one notification. */
const mostAtOnce = 3
/** What comes within this time is said together. Milliseconds. */
const togetherMs = 1000

/**
 * Says each begin and each end once: to a screen reader, and as a notification of the system if the user
 * wants that. Draws nothing.
 */
export function SayAlerts(): ReactNode {
  const { saidAlerts, openAlerts, openSite } = useActions()
  const said = useConsole((state) => state.alertsSaid)
  const wanted = useConsole((state) => state.preferences.notifications)
  const [spoken, setSpoken] = useState('')
  useEffect(() => {
    if (said.length === 0) return
    const timer = setTimeout(() => {
      setSpoken(said.map(lineOf).join(' '))
      if (wanted) notify(said, { openAlerts, openSite })
      saidAlerts()
    }, togetherMs)
    return () => clearTimeout(timer)
  }, [said, wanted, saidAlerts, openAlerts, openSite])
  return (
    <p className="visually-hidden" role="status" data-testid="alerts-said">
      {spoken}
    </p>
  )
}

const lineOf = ({ alert, said }: AlertChange): string =>
  said === 'ended' ? noticeOf({ alert, said }) : `${alertLine(alert)}.`

interface Places {
  readonly openAlerts: () => void
  readonly openSite: (siteId: string) => void
}

/** A click leads to the place. */
function notify(changes: readonly AlertChange[], { openAlerts, openSite }: Places): void {
  if (changes.length > mostAtOnce) return showNotification(manyNotices(changes.length), openAlerts)
  for (const change of changes) {
    const { siteId } = change.alert
    showNotification(noticeOf(change), () => (siteId === null ? openAlerts() : openSite(siteId)))
  }
}
