import { assertNever } from '../contract/assert-never.ts'
import type { Counts } from '../contract/session.ts'
import { roomFor } from '../core/domain/limit.ts'
import { towardsLimit } from '../core/domain/what-counts.ts'
import { say, sayCount } from './say.ts'
import { site } from './site.ts'

/** A site's counts once sessions are gone, and its limit. */
export interface Standing {
  readonly counts: Counts
  readonly limit: number | null
  readonly countsExpired: boolean | null
}

const filledOf = ({ counts, countsExpired }: Standing): number => towardsLimit(counts, countsExpired)

/** What a kill of this number of sessions leads to: `90 go: room for 68`. */
export function roomAfter(count: number, after: Standing): string {
  const room = roomFor(filledOf(after), after.limit)
  switch (room.kind) {
    case 'room':
    case 'nearlyFull':
      return sayCount('{count} goes: room for {free}', '{count} go: room for {free}', {
        count,
        free: room.free,
      })
    case 'full':
      return sayCount('{count} goes: still full', '{count} go: still full', { count })
    case 'noLimit':
      return sayCount('{count} goes: {remaining} remain', '{count} go: {remaining} remain', {
        count,
        remaining: filledOf(after),
      })
    default:
      return assertNever(room)
  }
}

/** `86 now, 25 afterwards, limit 70`. */
export function beforeAndAfter(count: number, after: Standing): string {
  const figures = { before: filledOf(after) + count, after: filledOf(after) }
  return after.limit === null
    ? say('{before} now, {after} afterwards', figures)
    : say('{before} now, {after} afterwards, limit {limit}', { ...figures, limit: after.limit })
}

/** The same after the kill: `86 before, 25 now, limit 70`. */
export function beforeAndNow(count: number, now: Standing): string {
  const figures = { before: filledOf(now) + count, after: filledOf(now) }
  return now.limit === null
    ? say('{before} before, {after} now', figures)
    : say('{before} before, {after} now, limit {limit}', { ...figures, limit: now.limit })
}

/** The bar, for people who do not see it. */
export const gaugeAfter = ({ counts, limit, countsExpired }: Standing): string =>
  say('Afterwards: {facts}', { facts: site.gauge(counts, limit, countsExpired) })
