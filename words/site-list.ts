import { say, sayCount } from './say.ts'

/** The words of the export and the import of the list of sites. */
export const siteList = {
  fileName: 'lino-sites.json',
  menu: () => say('Several sites'),
  exportItem: () => say('Export the list of sites'),
  importItem: () => say('Import a list of sites…'),
  exported: (count: number): string =>
    sayCount(
      'The download of {file} has started. The file holds {count} site: addresses, usernames and settings, but no password and nothing else that signs in.',
      'The download of {file} has started. The file holds {count} sites: addresses, usernames and settings, but no password and nothing else that signs in.',
      { file: siteList.fileName, count },
    ),
  importTitle: () => say('Import a list of sites'),
  importLead: () =>
    say(
      'Choose a file that this console has exported. Sites that are here already stay as they are. Passwords and trusted certificates are never taken from a file: you are asked for them when you sign in.',
    ),
  choose: () => say('Choose a file…'),
  reading: () => say('Reading…'),
  cancel: () => say('Cancel'),
  done: () => say('Done'),
  entry: (place: number) => say('Entry {place}', { place }),
  imported: (added: number, left: number): string => {
    const first =
      added === 0
        ? say('No site was added.')
        : sayCount('{count} site was added.', '{count} sites were added.', { count: added })
    if (left === 0) return first
    return `${first} ${sayCount('{count} site was left out:', '{count} sites were left out:', { count: left })}`
  },
  empty: () => say('This list holds no sites.'),
  leftOut: () => say('Sites left out'),
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
