import type { Counts } from '../../contract/session.ts'

/** On a full site, so small a share of the sessions in use shows that the others only take places. */
const mostInUse = 1 / 3

/**
 * Most sessions are in nobody's use at the moment. If the site is full, that is a false alert.
 * @param unread sessions whose last activity cannot be read. Somebody may be on now there
 */
export function isMostlyUnused(live: number, onNow: number, unread: number): boolean {
  return onNow + unread <= live * mostInUse
}

/** Whether the sessions of a full site are in use. notKnown: too many activities are not known. */
export function useOfFull({
  live,
  onNow,
  unknown,
  anonymous,
}: Counts): 'falseAlert' | 'reallyFull' | 'notKnown' {
  if (onNow === null) return 'notKnown'
  // An anonymous session was never used. Somebody may be on now in any other one of unknown activity.
  const unread = Math.max(0, unknown - anonymous)
  if (isMostlyUnused(live, onNow, unread)) return 'falseAlert'
  return isMostlyUnused(live, onNow, 0) ? 'notKnown' : 'reallyFull'
}
