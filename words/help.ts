import { keys } from './keys.ts'
import { say } from './say.ts'

/** A key, and what it does. */
export interface KeyLine {
  readonly key: () => string
  readonly does: () => string
}

/** The keys of the window, by the place where they work. */
export const keyGroups: readonly { readonly title: () => string; readonly lines: readonly KeyLine[] }[] = [
  {
    title: () => say('Everywhere'),
    lines: [
      { key: keys.commands, does: () => say('Find a site, a user or a command') },
      { key: keys.overview, does: () => say('Overview of all sites') },
      { key: keys.anySite, does: () => say('Open one of the first nine sites') },
      { key: keys.readNow, does: () => say('Read the sessions now') },
      { key: keys.search, does: () => say('Search in the table') },
      { key: keys.help, does: () => say('Show this help') },
    ],
  },
  {
    title: () => say('In a table'),
    lines: [
      { key: keys.moves, does: () => say('Go to another row') },
      { key: keys.ends, does: () => say('Go to the first or the last row') },
      { key: keys.select, does: () => say('Select the row') },
      { key: keys.extend, does: () => say('Select the rows in between') },
      { key: keys.selectTo, does: () => say('Select all rows up to this one') },
      { key: keys.selectAll, does: () => say('Select all rows') },
      { key: keys.clear, does: () => say('Clear the selection') },
      { key: keys.copy, does: () => say('Copy the selected rows') },
      { key: keys.menu, does: () => say('Show the menu of the row') },
      { key: keys.kill, does: () => say('Preview a kill of the selected rows') },
      { key: keys.open, does: () => say('Open the site of the row, or fold the group') },
      { key: keys.foldGroup, does: () => say('Fold or unfold the group') },
    ],
  },
]

/** The words of the field, each with what it means here. */
export const wordsExplained: readonly { readonly word: () => string; readonly means: () => string }[] = [
  {
    word: () => say('Session'),
    means: () => say('A sign-in from one browser. It ends when the user signs out, or when it expires.'),
  },
  {
    word: () => say('Last activity'),
    means: () => say('When the session was last used.'),
  },
  {
    word: () => say('Active'),
    means: () => say('Used more recently than the time that you have set for the site.'),
  },
  {
    word: () => say('On now'),
    means: () => say('Used in the last 15 minutes, or in the time that you have set for the site.'),
  },
  {
    word: () => say('Dangling'),
    means: () => say('Not expired, but not used for so long that probably nobody comes back to it.'),
  },
  {
    word: () => say('Unknown'),
    means: () => say('The site does not say when the session was last used. No rule kills it unasked.'),
  },
  {
    word: () => say('Expired'),
    means: () => say('Its cookie is no longer valid. The site still lists it until it is cleared.'),
  },
  {
    word: () => say('Sessions limit'),
    means: () => say('With so many sessions the site lets nobody in any more.'),
  },
  {
    word: () => say('False alert'),
    means: () => say('The site is full, although hardly anyone is working there.'),
  },
  {
    word: () => say('Exempt'),
    means: () => say('A user, an address or a session that you have excluded from every kill.'),
  },
]

export const help = {
  title: () => say('Keys and words'),
  words: () => say('Words'),
  close: () => say('Close'),
} as const
