import type { ConsoleApi } from '../contract/console-api.ts'

/** Whether the console behind the window is there. */
export type Link = 'starting' | 'live' | 'lost'

/** The console behind the window, and whether it is there. */
export interface Bridge {
  readonly api: ConsoleApi
  /** Tells at each change. Answers how to stop listening. */
  onLink(listener: (link: Link) => void): () => void
}
