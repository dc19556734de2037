import { say, sayCount, sayParts } from './say.ts'
import { exactDuration } from './times.ts'
import { notEnoughWords } from './warnings.ts'

/** The words of choosing by a rule. */
export const byRule = {
  open: () => say('By rule…'),
  openHint: () => say('Kill the sessions that a rule chooses: how idle, whose, how many'),
  title: <Part>(site: Part) => sayParts('Kill by rule on {site}', { site }),
  lead: () =>
    say('Say which sessions are meant. Nothing is sent before you have seen the preview and confirmed it.'),
  idle: () => say('How idle'),
  dangling: (thresholdMs: number): string =>
    say('Dangling: idle for {span} or more', { span: exactDuration(thresholdMs) }),
  idleAtLeast: () => say('Idle for at least'),
  idleExamples: () => say('Idle for at least, for example 30m, 12h, 4d or 2w'),
  badIdle: () => say('A number and a unit: 30m, 12h, 4d, 2w'),
  belowThreshold: (thresholdMs: number): string =>
    say('That is less than this site’s {span}, so it also means sessions that count as active.', {
      span: exactDuration(thresholdMs),
    }),
  whose: () => say('Whose'),
  everybody: () => say('Everybody’s'),
  ofUsers: () => say('Of these users'),
  anonymous: () => say('Anonymous ones'),
  users: () => say('Users'),
  chosenUsers: (count: number): string => say('{count} chosen', { count }),
  noUsers: () => say('Choose at least one user.'),
  unknown: () => say('Also those whose last activity is not known'),
  limits: () => say('Limits'),
  keepNewest: () => say('Keep each user’s newest'),
  keepNone: () => say('none'),
  max: () => say('At most'),
  noMax: () => say('all'),
  makeRoom: () => say('Only as many as make room for'),
  noRoom: () => say('any'),
  badNumber: () => say('A whole number from 1 on, or nothing'),
  chooses: (count: number, live: number): string =>
    count === 0
      ? say('Chooses no session now.')
      : sayCount('Chooses {chosen} of {count} session now.', 'Chooses {chosen} of {count} sessions now.', {
          chosen: count,
          count: live,
        }),
  active: (count: number): string =>
    sayCount(
      '{count} of them is active: somebody may be working there.',
      '{count} of them are active: somebody may be working there.',
      { count },
    ),
  missing: notEnoughWords,
  leftOut: (count: number): string =>
    sayCount('{count} is left out. The preview tells why.', '{count} are left out. The preview tells why.', {
      count,
    }),
  killing: () => say('A kill is under way on this site. Wait for its end, or cancel it.'),
  cancel: () => say('Cancel'),
  preview: () => say('Preview…'),
  makeRoomFor: (count: number): string => say('Make room for {count}…', { count }),
  makeRoomHint: (count: number): string =>
    sayCount(
      'Chooses just enough dangling sessions to let {count} more user sign in, the longest idle first.',
      'Chooses just enough dangling sessions to let {count} more users sign in, the longest idle first.',
      { count },
    ),
  makeSomeRoom: () => say('Make room…'),
} as const
