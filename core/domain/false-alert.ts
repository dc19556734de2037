/** On a full site, so small a share of the sessions in use shows that the others only take places. */
const mostInUse = 1 / 3

/**
 * Most sessions are in nobody's use at the moment. If the site is full, that is a false alert.
 * @param unread sessions whose last activity cannot be read. Somebody may be on now there
 */
export function isMostlyUnused(live: number, onNow: number, unread: number): boolean {
  return onNow + unread <= live * mostInUse
}
