import { say, sayCount } from './say.ts'

/** The words of the window as a whole. */
export const app = {
  /** The window's, in its frame. */
  title: () => say('Lino Session Console'),
  lost: () => say('The console has quit. Start it again.'),
  lostHint: () => say('You see what it last told. The window reads it again as soon as the console answers.'),
  starting: () => say('Starting…'),
  skip: () => say('Skip to the sessions'),
  main: () => say('Site'),
  close: () => say('Close'),
  commands: () => say('Sites and commands'),
  commandsHint: () => say('Type a site or a command'),
  noCommand: () => say('Nothing found.'),
  command: {
    overview: () => say('Overview of all sites'),
    alerts: () => say('Alerts'),
    help: () => say('Keys and words'),
    killDangling: () => say('Kill dangling sessions…'),
    readNow: () => say('Read the sessions now'),
    addSite: () => say('Add a site'),
    importSites: () => say('Import a list of sites…'),
    exportSites: () => say('Export the list of sites'),
    exportSitesCsv: () => say('Export the list of sites as CSV'),
    byRule: () => say('Kill by rule…'),
    signInMany: () => say('Sign in to all sites whose password is known'),
    signInOutcomes: () => say('Outcomes of the sign-in to several sites'),
    killMany: () => say('Kill on several sites…'),
    exemptions: () => say('Exemptions…'),
    audit: () => say('Open the audit log'),
    countdownOff: () => say('Do not count down before killing'),
    countdownOn: () => say('Count down before killing'),
    lastResult: () => say('Result of the last kill'),
    selectDangling: () => say('Select all dangling sessions'),
    clearSelection: () => say('Clear the selection'),
    groupByUser: () => say('Group by user'),
    groupByAddress: () => say('Group by address'),
    groupByState: () => say('Group by state'),
    groupByDay: () => say('Group by day of the last activity'),
    ungroup: () => say('Do not group'),
    saveTable: () => say('Save the table as CSV'),
    showAll: () => say('Show all sessions'),
    signOut: () => say('Sign out of this site'),
    forgetPassword: () => say('Forget the password of this site'),
    change: () => say('Change this site'),
    remove: () => say('Remove this site'),
    address: () => say('Open in another tab…'),
    light: () => say('Light theme'),
    dark: () => say('Dark theme'),
    system: () => say('Theme as the system'),
    languageSystem: () => say('Language as the system'),
  },
  /** By its own name, which its readers know. */
  speak: (name: string) => say('Language: {name}', { name }),
  sessionsOf: (user: string) => say('Sessions of {user}', { user }),
  sessions: (count: number) => sayCount('{count} session', '{count} sessions', { count }),
} as const

/** A tab that the browser host does not let in, and the address for another tab. */
export const page = {
  lockedTitle: () => say('This tab needs a new address'),
  lockedLead: () =>
    say(
      'The console lets in a tab that was opened by one of its addresses, and each address works once. This tab was opened without one, its address had been used before, or the console was started again.',
    ),
  waysIn: () => say('One of these ways leads in:'),
  terminal: () =>
    say('In the terminal where the console runs, press Enter. It prints a new address: open that.'),
  openTab: (menu: string): string =>
    say('In a tab or window where the console is open, press Ctrl K and choose “{menu}”.', { menu }),
  noTerminal: () => say('If there is neither, start the console again.'),
  addressTitle: () => say('Open in another tab'),
  addressLead: () =>
    say(
      'This address opens the console in one more tab, or in another browser of this machine. It works once. Anyone who has it gets in, so show it to nobody.',
    ),
  address: () => say('Address'),
  copy: () => say('Copy'),
  copied: () => say('Copied'),
  notCopied: () => say('It cannot be copied from here. Select it, and press Ctrl C.'),
  close: () => say('Close'),
} as const
