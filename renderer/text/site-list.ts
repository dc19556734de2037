import { plural } from '../../words/format.ts'

/** The words of the export and the import of the list of sites. */
export const siteList = {
  fileName: 'lino-sites.json',
  menu: 'Several sites',
  exportItem: 'Export the list of sites',
  importItem: 'Import a list of sites…',
  exported: (count: number): string =>
    `${siteList.fileName} is being saved, with ${plural(count, 'site')}: addresses, usernames and settings, but no password and nothing else that signs in.`,
  importTitle: 'Import a list of sites',
  importLead:
    'Choose a file that this console has exported. Sites that are here already stay as they are. Passwords and trusted certificates are never taken from a file: you are asked for them when you sign in.',
  choose: 'Choose a file…',
  reading: 'Reading…',
  cancel: 'Cancel',
  done: 'Done',
  tooLarge: 'This file is too large for a list of sites. Choose a file that this console has exported.',
  unreadable: 'This file could not be read. Choose it again, or another one.',
  imported: (added: number, left: number): string =>
    `${added === 0 ? 'No site was added' : `${plural(added, 'site')} added`}${left === 0 ? '.' : `, ${plural(left, 'site')} left out:`}`,
  empty: 'This list holds no sites.',
  leftOut: 'Sites left out',
  asks: (count: number): string =>
    `${plural(count, 'site')} of this list ${count === 1 ? 'is' : 'are'} reached without encryption (http). Anyone between this computer and the site could read your password. A file cannot allow that; you can:`,
  asked: 'Sites without encryption',
  allowHttp: (count: number): string =>
    count === 1 ? 'Add it all the same' : `Add these ${String(count)} all the same`,
} as const
