import { say, sayCount } from './say.ts'

/** The words of killing on several sites at once. */
export const many = {
  open: () => say('Kill on several sites…'),
  title: () => say('Kill sessions on several sites'),
  lead: () =>
    say(
      'Say which sessions are meant, and on which sites. Nothing is sent before you have seen what would be ended on each, and confirmed it.',
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
  progress: (done: number, count: number): string =>
    sayCount('{done} of {count} site', '{done} of {count} sites', { done, count }),
  notSignedIn: (count: number): string =>
    sayCount(
      '{count} of the selected sites is not signed in, so nothing can be killed there.',
      '{count} of the selected sites are not signed in, so nothing can be killed there.',
      { count },
    ),
  killHere: (site: string): string => say('Kill on {site}', { site }),
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

/** Which sessions are meant on each of several sites. */
export const manyRule = {
  which: () => say('Which sessions'),
  dangling: () => say('All dangling sessions'),
  makeRoom: () => say('Make room for'),
  room: () => say('How many more people can sign in on each site'),
  onEach: () => say('on each'),
  idle: () => say('Idle for at least'),
  idleExamples: () => say('Idle for at least, for example 30m, 12h, 4d or 2w'),
  users: () => say('Of these users'),
  usersExample: 'luc, marc',
  usersLabel: () => say('Usernames, with commas between them'),
  inUse: () => say('Also sessions that are active, or whose last activity is not known'),
} as const
