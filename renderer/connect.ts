import type { ConsoleApi } from '../contract/console-api.ts'
import type { Bridge } from './bridge.ts'
import { createLoopbackClient } from './loopback-client.ts'
import { pageSecret } from './page-secret.ts'

declare global {
  interface Window {
    /** Set by the preload script. Missing in the browser host. */
    readonly linoConsole?: ConsoleApi
  }
}

/** The preload script's console, or the browser host's over its own origin. */
export function connect(window: Window): Bridge {
  // With a preload script the console lives as long as the window, so there is no link to lose.
  if (window.linoConsole) return { api: window.linoConsole, onLink: () => () => undefined }
  return createLoopbackClient({
    fetch: (path, init) => window.fetch(path, init),
    secret: pageSecret(window),
  })
}
