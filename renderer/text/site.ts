import type { Counts } from '../../contract/session.ts'
import { number, plural } from '../../words/format.ts'
import { age, clockTime, exactDuration } from '../../words/times.ts'

/** The words of the head of a site: reading, gauge, menu. */
export const site = {
  readAge: (ms: number): string => (ms < 1000 ? 'Read just now' : `Read ${age(ms)} ago`),
  reading: 'Reading…',
  staleSince: (readAt: number): string => `Rows of ${clockTime(readAt)}`,
  readNow: 'Read now',
  retry: 'Try again',
  menu: 'More for this site',
  change: 'Change this site…',
  remove: 'Remove this site…',
  lastResult: 'Result of the last kill',
  signOut: 'Sign out',
  forgetPassword: 'Forget the password',
  passwordForgotten: (name: string): string =>
    `The password of ${name} is forgotten. You will be asked for it at the next sign-in.`,
  sessionLeft: (name: string): string =>
    `The console could not confirm the sign-out on ${name}: one session may be left there.`,
  leftOvers: 'Sessions left behind by this console',
  leftBehind: (count: number): string =>
    `${plural(count, 'session')} ${count === 1 ? 'was' : 'were'} left behind by this console.`,
  possiblyOurs: (count: number): string =>
    `${plural(count, 'session')} may have been left behind, too (same user, made in the same minute).`,
  leftOversHint: 'They stay until you end them.',
  selectLeftOvers: (count: number): string => (count === 1 ? 'Select it' : 'Select them'),
  killDangling: (count: number): string => `Kill ${number(count)} dangling…`,
  makeRoomHint: (count: number): string =>
    `Chooses the ${plural(count, 'dangling session')} and shows what would be ended. Nothing is sent before you confirm.`,
  summary: 'How full the site is',
  active: 'active',
  dangling: 'dangling',
  unknown: 'unknown',
  own: 'yours',
  limit: 'limit',
  noLimit: 'no limit known',
  lifetime: 'sessions live for',
  lifetimeFigure: (seconds: number): string => exactDuration(seconds * 1000),
  expired: 'expired, not counted',
  expiredCounted: 'expired, counted by this site',
  gauge: (counts: Counts, limit: number | null, countsExpired: boolean | null = null): string => {
    const parts = [`${number(counts.active)} active`, `${number(counts.dangling)} dangling`]
    if (counts.unknown > 0) parts.push(`${number(counts.unknown)} unknown`)
    if (counts.own > 0) parts.push(`${number(counts.own)} yours`)
    if (countsExpired && counts.expired > 0) parts.push(`${number(counts.expired)} expired, which count here`)
    return `${parts.join(', ')}${limit === null ? '' : `, of ${number(limit)}`}`
  },
} as const
