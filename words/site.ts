import type { Counts } from '../contract/session.ts'
import { series } from './format.ts'
import { say, sayCount, sayCountParts, sayParts } from './say.ts'
import { danglingWords } from './states.ts'
import { age, clockTime, exactDuration } from './times.ts'

/** The words of the head of a site: reading, gauge, menu. */
export const site = {
  readAge: (ms: number): string =>
    ms < 1000 ? say('Read just now') : say('Read {time} ago', { time: age(ms) }),
  reading: () => say('Reading…'),
  staleSince: (readAt: number): string => say('Rows of {time}', { time: clockTime(readAt) }),
  readNow: () => say('Read now'),
  retry: () => say('Try again'),
  menu: () => say('More for this site'),
  change: () => say('Change this site…'),
  remove: () => say('Remove this site…'),
  lastResult: () => say('Result of the last kill'),
  signOut: () => say('Sign out'),
  forgetPassword: () => say('Forget the password'),
  passwordForgotten: (name: string): string =>
    say('The password of {site} is forgotten. The console asks for it at the next sign-in.', { site: name }),
  sessionLeft: (name: string): string =>
    say('The console could not confirm the sign-out on {site}: one session may be left there.', {
      site: name,
    }),
  leftOvers: () => say('Sessions left behind by this console'),
  leftBehind: (count: number): string =>
    sayCount('This console left {count} session behind.', 'This console left {count} sessions behind.', {
      count,
    }),
  possiblyOurs: (count: number): string =>
    sayCount(
      '{count} session may come from this console (same user, made in the same minute).',
      '{count} sessions may come from this console (same user, made in the same minute).',
      { count },
    ),
  leftOversHint: (count: number): string =>
    sayCount('It stays until you kill it.', 'They stay until you kill them.', { count }),
  selectLeftOvers: (count: number): string =>
    sayCount('Select {count} session', 'Select {count} sessions', { count }),
  killDangling: (count: number): string => say('Kill {count} dangling…', { count }),
  exemptDangling: (count: number): string =>
    sayCount('{count} dangling session is exempt.', '{count} dangling sessions are exempt.', { count }),
  makeRoomHint: (count: number): string =>
    sayCount(
      'Chooses {count} dangling session and shows a preview. Nothing is sent before you confirm.',
      'Chooses all {count} dangling sessions and shows a preview. Nothing is sent before you confirm.',
      { count },
    ),
  summary: () => say('How full the site is'),
  limit: <Part>(count: Part) => sayParts('limit {count}', { count }),
  noLimit: () => say('no limit known'),
  lifetime: <Part>(time: Part) => sayParts('sessions live for {time}', { time }),
  lifetimeFigure: (seconds: number): string => exactDuration(seconds * 1000),
  /** `part` is the count in bold type. */
  expired: <Part>(count: number, part: Part) =>
    sayCountParts('{count} expired, not counted', '{count} expired, not counted', count, { count: part }),
  expiredCounted: <Part>(count: number, part: Part) =>
    sayCountParts('{count} expired, counted by this site', '{count} expired, counted by this site', count, {
      count: part,
    }),
  gauge: (counts: Counts, limit: number | null, countsExpired: boolean | null = null): string => {
    const { active, dangling, unknown, own, expired } = counts
    const parts = [sayCount('{count} active', '{count} active', { count: active }), danglingWords(dangling)]
    if (unknown > 0) parts.push(sayCount('{count} unknown', '{count} unknown', { count: unknown }))
    if (own > 0) parts.push(sayCount('{count} own', '{count} own', { count: own }))
    if (countsExpired && expired > 0)
      parts.push(sayCount('{count} expired, counted', '{count} expired, counted', { count: expired }))
    const facts = series(parts)
    return limit === null ? facts : say('{facts}, limit {limit}', { facts, limit })
  },
} as const
