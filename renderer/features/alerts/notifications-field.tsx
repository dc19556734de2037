import { type ReactNode, useState } from 'react'
import { alertSettings as words } from '../../../words/alert-settings.ts'
import { askForNotifications, notificationState } from '../../notifications.ts'
import { useActions, useConsole } from '../../store/react.tsx'

/** Holds at once, because the browser asks the user in answer to the press. */
export function NotificationsField(): ReactNode {
  const { changePreferences } = useActions()
  const wanted = useConsole((state) => state.preferences.notifications)
  const [state, setState] = useState(notificationState)
  async function change(notifications: boolean): Promise<void> {
    const answer = notifications ? await askForNotifications() : state
    setState(answer)
    await changePreferences({ notifications: notifications && answer === 'granted' })
  }
  if (state === 'unsupported') return null
  return (
    <div className="field">
      <label className="tick">
        <input
          type="checkbox"
          checked={wanted && state === 'granted'}
          data-testid="notifications"
          onChange={(event) => void change(event.target.checked)}
        />
        {words.notifications()}
      </label>
      <p className="hint">{state === 'denied' ? words.notificationsDenied() : words.notificationsHint()}</p>
    </div>
  )
}
