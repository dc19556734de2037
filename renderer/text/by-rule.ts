import { number, plural } from '../../words/format.ts'
import { exactDuration } from '../../words/times.ts'

/** The words of choosing by a rule. */
export const byRule = {
  open: 'By rule…',
  openHint: 'Kill the sessions that a rule chooses: how idle, whose, how many',
  title: 'Kill by rule on ',
  lead: 'Say which sessions are meant. Nothing is sent before you have seen the preview and confirmed it.',
  idle: 'How idle',
  dangling: (thresholdMs: number): string => `Dangling: idle for ${exactDuration(thresholdMs)} or more`,
  idleAtLeast: 'Idle for at least',
  idleExamples: 'Idle for at least, for example 30m, 12h, 4d or 2w',
  badIdle: 'A number and a unit: 30m, 12h, 4d, 2w',
  belowThreshold: (thresholdMs: number): string =>
    `That is less than this site’s ${exactDuration(thresholdMs)}, so it also means sessions that count as active.`,
  whose: 'Whose',
  everybody: 'Everybody’s',
  ofUsers: 'Of these users',
  anonymous: 'Anonymous ones',
  users: 'Users',
  chosenUsers: (count: number): string => `${number(count)} chosen`,
  noUsers: 'Choose at least one user.',
  unknown: 'Also those whose last activity is not known',
  limits: 'Limits',
  keepNewest: 'Keep each user’s newest',
  keepNone: 'none',
  max: 'At most',
  noMax: 'all',
  makeRoom: 'Only as many as make room for',
  noRoom: 'any',
  badNumber: 'A whole number from 1 on, or nothing',
  chooses: (count: number, live: number): string =>
    count === 0 ? 'Chooses no session now.' : `Chooses ${number(count)} of ${plural(live, 'session')} now.`,
  active: (count: number): string =>
    `${plural(count, 'of them is', 'of them are')} active: somebody may be working there.`,
  missing: (count: number): string =>
    `That is not enough: ${plural(count, 'more session')} would have to go to make that room.`,
  leftOut: (count: number): string => `${number(count)} left out; the preview tells why.`,
  killing: 'A kill is under way on this site. Wait for its end, or cancel it.',
  cancel: 'Cancel',
  preview: 'Preview…',
  makeRoomFor: (count: number): string => `Make room for ${number(count)}…`,
  makeRoomHint: (count: number): string =>
    `Chooses as few dangling sessions as let ${plural(count, 'more user')} sign in, the least missed first.`,
  makeSomeRoom: 'Make room…',
} as const
