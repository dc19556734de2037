/** How the console runs. The window's words depend on it. */
export type HostKind = 'electron' | 'browser' | 'terminal'
