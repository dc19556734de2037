import type { ConsoleApi } from '../contract/console-api.ts'

/** Whether the console behind the window is there. 'locked': it is there, and does not let this tab in. */
export type Link = 'starting' | 'live' | 'lost' | 'locked'

/** The console behind the window, and whether it is there. */
export interface Bridge {
  readonly api: ConsoleApi
  /** Called at each change, and at once if the tab is locked. Returns how to stop listening. */
  onLink(listener: (link: Link) => void): () => void
  /**
   * An address that lets another tab in, once. Only if the window is a page in a browser. Rejects without an
   * answer.
   */
  newAddress?(): Promise<string>
}
