/** Whether the window may show notifications of the system. unsupported: it cannot. */
export type NotificationState = 'granted' | 'denied' | 'default' | 'unsupported'

export const notificationState = (): NotificationState =>
  'Notification' in window ? Notification.permission : 'unsupported'

/** Asks the user once. Call it only in answer to a press, or the browser refuses. */
export async function askForNotifications(): Promise<NotificationState> {
  return 'Notification' in window ? Notification.requestPermission() : 'unsupported'
}

/** Shows it, if the window may. A press brings the window to the front, and does this. */
export function showNotification(text: string, pressed: () => void): void {
  if (notificationState() !== 'granted') return
  const shown = new Notification('Lino Session Console', { body: text })
  shown.onclick = () => {
    window.focus()
    pressed()
    shown.close()
  }
}
