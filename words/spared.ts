import type { SessionOutcome, SparedReason } from '../contract/kill.ts'
import { series } from './format.ts'
import { say, sayCount } from './say.ts'

/** Why one session is left out or spared. */
export const sparedWords: Readonly<Record<SparedReason, () => string>> = {
  own: () => say('the console’s own session'),
  expired: () => say('already expired'),
  becameActive: () => say('became active since the preview'),
  changed: () => say('changed since the preview'),
  exempt: () => say('exempt'),
  newest: () => say('the newest of its user'),
  unknownActivity: () => say('last activity unknown'),
  unknownExpiry: () => say('expiry could not be read'),
  cancelled: () => say('cancelled before its turn'),
  notListed: () => say('no longer listed'),
}

export const isSpared = (reason: NonNullable<SessionOutcome['reason']>): reason is SparedReason =>
  Object.hasOwn(sparedWords, reason)

/** The same for several sessions. */
const countedSpared: Readonly<Record<SparedReason, (count: number) => string>> = {
  own: (count) => sayCount('{count} of the console’s own', '{count} of the console’s own', { count }),
  expired: (count) => sayCount('{count} expired', '{count} expired', { count }),
  becameActive: (count) =>
    sayCount('{count} active since the preview', '{count} active since the preview', { count }),
  changed: (count) =>
    sayCount('{count} changed since the preview', '{count} changed since the preview', { count }),
  exempt: (count) => sayCount('{count} exempt', '{count} exempt', { count }),
  newest: (count) =>
    sayCount('{count} kept as its user’s newest', '{count} kept as their users’ newest', { count }),
  unknownActivity: (count) =>
    sayCount('{count} with an unknown last activity', '{count} with an unknown last activity', { count }),
  unknownExpiry: (count) =>
    sayCount(
      '{count} whose expiry could not be read, so ending it may make no room',
      '{count} whose expiry could not be read, so ending them may make no room',
      { count },
    ),
  cancelled: (count) => sayCount('{count} cancelled', '{count} cancelled', { count }),
  notListed: (count) => sayCount('{count} no longer listed', '{count} no longer listed', { count }),
}

/** `3 exempt, 1 expired`. */
const countedReasons = (counts: ReadonlyMap<SparedReason, number>): string =>
  series([...counts].map(([reason, count]) => countedSpared[reason](count)))

function countReasons(reasons: readonly SparedReason[]): ReadonlyMap<SparedReason, number> {
  const counts = new Map<SparedReason, number>()
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return counts
}

/** `3 exempt, 1 expired`. Each session counts once. */
export const leftOutReasons = (
  leftOut: readonly { readonly ref: string; readonly reason: SparedReason }[],
): string =>
  countedReasons(countReasons([...new Map(leftOut.map(({ ref, reason }) => [ref, reason])).values()]))

/** `Left out: 3 exempt, 1 expired.` Null: nothing is left out. */
export function leftOutWords(reasons: readonly SparedReason[]): string | null {
  const counts = countReasons(reasons)
  if (counts.size === 0) return null
  return say('Left out: {reasons}.', { reasons: countedReasons(counts) })
}
