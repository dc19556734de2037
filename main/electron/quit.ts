import { app, dialog } from 'electron'

/**
 * Quitting waits until `close` has signed out everywhere. Where a session may be left behind, a person is told
 * before the program is gone. However often quitting is asked for, `close` runs once.
 */
export function quitAfter(close: () => Promise<{ readonly leftBehind: readonly string[] }>): void {
  let closing = false
  let closed = false

  async function finish(): Promise<void> {
    const { leftBehind } = await close()
    if (leftBehind.length > 0) {
      await dialog.showMessageBox({
        type: 'warning',
        message: `One session may be left on: ${leftBehind.join(', ')}`,
        detail: 'It could not be made sure that the console is signed out there.',
      })
    }
    closed = true
    app.quit()
  }

  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    if (closing) return
    closing = true
    void finish()
  })
  // The window is the program: without it there is nothing to come back to, on any system.
  app.on('window-all-closed', () => app.quit())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())
}
