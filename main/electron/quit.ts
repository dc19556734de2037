import { app, dialog } from 'electron'
import { visible } from '../../core/domain/visible.ts'
import { list } from '../../words/format.ts'
import { say } from '../../words/say.ts'

/**
 * Quitting waits until `close` has signed out everywhere. If a session may be left behind, the program says
 * so before it ends. `close` runs once, however often quitting is asked for.
 */
export function quitAfter(close: () => Promise<{ readonly leftBehind: readonly string[] }>): void {
  let closing = false
  let closed = false

  async function finish(): Promise<void> {
    const { leftBehind } = await close()
    if (leftBehind.length > 0) {
      await dialog.showMessageBox({
        type: 'warning',
        message: say(
          'The console could not confirm the sign-out. One session of its own may be left on {sites}.',
          { sites: list(leftBehind.map(visible)) },
        ),
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
  // The window is the program. Without it the program ends, on any system.
  app.on('window-all-closed', () => app.quit())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())
}
