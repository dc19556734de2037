/** How the console is run, for the words the window uses. */
export type HostKind = 'electron' | 'browser' | 'terminal'
