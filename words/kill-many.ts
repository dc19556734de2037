import { say, sayCount } from './say.ts'

/** The words of killing on several sites at once. */
export const many = {
  open: () => say('Kill dangling on several sites…'),
  title: () => say('Kill dangling sessions on several sites'),
  lead: () =>
    say(
      'Choose the sites. Nothing is sent before you have seen what would be ended on each, and confirmed it.',
    ),
  sites: () => say('Sites'),
  all: () => say('All of them'),
  dangling: (count: number | null): string =>
    count === null ? say('not read yet') : sayCount('{count} dangling', '{count} dangling', { count }),
  busy: () => say('a kill is under way'),
  none: () => say('You are not signed in to any site.'),
  cancel: () => say('Cancel'),
  close: () => say('Close'),
  preview: () => say('Preview…'),
  previewing: () => say('Updating the preview…'),
  back: () => say('Back'),
  confirmTitle: (count: number, sites: number): string =>
    sites === 1
      ? sayCount('Kill {count} session on one site?', 'Kill {count} sessions on one site?', { count })
      : say('Kill {count} sessions on {sites} sites?', { count, sites }),
  nothingTitle: () => say('Nothing to kill on these sites'),
  confirmLead: () =>
    say('Their users will have to sign in again. This cannot be undone. The sites run side by side.'),
  columns: { site: () => say('Site'), count: () => say('Sessions'), means: () => say('What to know') },
  nothingHere: () => say('nothing to kill'),
  users: (count: number): string => sayCount('{count} user', '{count} users', { count }),
  confirm: (count: number): string => sayCount('Kill {count} session', 'Kill {count} sessions', { count }),
  starting: () => say('Starting…'),
} as const
