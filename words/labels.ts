import { say, sayCount } from './say.ts'

/** The words of tags and folders. */
export const labels = {
  title: (count: number): string =>
    sayCount('Tags and folder of {count} site', 'Tags and folder of {count} sites', { count }),
  list: () => say('Folders and tags'),
  open: () => say('Tags and folder…'),
  tags: () => say('Tags'),
  newTags: () => say('New tags'),
  tagsHint: () => say('Single words, with blanks between them'),
  badTags: () => say('At most 20 words of 40 letters each, without a colon or quotation marks'),
  folder: () => say('Folder'),
  folderHint: () => say('One name for a group of sites'),
  keepFolder: () => say('Leave as it is'),
  noFolder: () => say('No folder'),
  anotherFolder: () => say('Another folder…'),
  cancel: () => say('Cancel'),
  save: () => say('Save'),
} as const
