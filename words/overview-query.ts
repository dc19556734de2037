import { say } from './say.ts'

/** The words of the overview's query and its saved views. */
export const overviewQuery = {
  find: () => say('Find sites'),
  findLabel: () => say('Find sites: a part of a name, or a query'),
  clear: () => say('Show all sites'),
  offers: () => say('What may come next'),
  help: () => say('What can be asked for'),
  helpLead: () =>
    say('Each word has to be in the name, the address, the folder or a tag. A dash before it means: not.'),
  fields: () => say('Fields'),
  flags: () => say('States'),
  views: () => say('Views'),
  saveView: () => say('Save as a view'),
  viewName: () => say('Name of the view'),
  save: () => say('Save'),
  dropView: () => say('Remove this view'),
  nothing: () => say('No site matches.'),
} as const

/** The views that are always there. */
export const viewNames = {
  all: () => say('All'),
  falseAlert: () => say('False alerts'),
  full: () => say('Really full'),
  failing: () => say('Failing'),
  waiting: () => say('Not signed in'),
  dangling: () => say('Many dangling'),
} as const

/** Queries that show what a query can do. */
export const queryExamples: readonly { readonly query: string; readonly means: () => string }[] = [
  { query: 'full -really-full', means: () => say('full, but not really') },
  { query: 'dangling:>20', means: () => say('more than 20 dangling sessions') },
  { query: 'free:<5', means: () => say('fewer than 5 free places') },
  { query: 'age:>10m', means: () => say('figures older than 10 minutes') },
  { query: 'folder:""', means: () => say('without a folder') },
  { query: '"Lino Eupen"', means: () => say('these words next to each other') },
]
