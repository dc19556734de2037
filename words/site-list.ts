import { say, sayCount } from './say.ts'

/** The words of the export and the import of the list of sites in the window. */
export const siteList = {
  fileName: { json: 'lino-sites.json', csv: 'lino-sites.csv' },
  menu: () => say('Several sites'),
  exportItem: () => say('Export the list of sites'),
  exportCsvItem: () => say('Export the list as CSV'),
  importItem: () => say('Import a list of sites…'),
  exported: (count: number, file: string): string =>
    sayCount(
      'The download of {file} has started. The file holds {count} site: addresses, usernames and settings, but no password and nothing else that signs in.',
      'The download of {file} has started. The file holds {count} sites: addresses, usernames and settings, but no password and nothing else that signs in.',
      { file, count },
    ),
  importTitle: () => say('Import a list of sites'),
  importLead: () =>
    say(
      'Choose a file that this console has exported, or a CSV file with the addresses of your sites. You see first what would be added and changed. Passwords and trusted certificates are never taken from a file: you are asked for them when you sign in.',
    ),
  choose: () => say('Choose a file…'),
  reading: () => say('Reading…'),
  cancel: () => say('Cancel'),
  done: () => say('Done'),
  empty: () => say('This list holds no sites.'),
  /** The list below a line of `listImport`, for a screen reader. */
  leftOut: () => say('Sites left out'),
  addedSites: () => say('New sites'),
  changedSites: () => say('Sites that change'),
  take: (added: number, changed: number): string => {
    if (changed === 0) return sayCount('Add {count} site', 'Add {count} sites', { count: added })
    if (added === 0) return sayCount('Change {count} site', 'Change {count} sites', { count: changed })
    return say('Add {added}, change {changed}', { added, changed })
  },
  userFor: (count: number): string =>
    sayCount(
      'User for the {count} site for which the list names nobody',
      'User for the {count} sites for which the list names nobody',
      { count },
    ),
  useUser: () => say('Use'),
  asks: (count: number): string =>
    sayCount(
      '{count} site of this list is reached without encryption (http). Anyone between this computer and the site could read your password. A file cannot allow that. You can:',
      '{count} sites of this list are reached without encryption (http). Anyone between this computer and the site could read your password. A file cannot allow that. You can:',
      { count },
    ),
  asked: () => say('Sites without encryption'),
  allowHttp: (count: number): string =>
    sayCount('Add this site all the same', 'Add these {count} sites all the same', { count }),
} as const
