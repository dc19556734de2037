/** How near a site is to its sessions limit. */
export type Room =
  | { readonly kind: 'noLimit' }
  | { readonly kind: 'room'; readonly free: number }
  | { readonly kind: 'nearlyFull'; readonly free: number }
  | { readonly kind: 'full'; readonly over: number }

/** From this share of the limit on a site is nearly full. */
const nearlyFullShare = 0.9

/**
 * Lino refuses a sign-in when the number of unexpired sessions, anonymous ones included, is at or above the limit
 * (`active_sessions_limit`; -1 = none, which is null here; 0 = nobody signs in).
 */
export function roomFor(live: number, sessionsLimit: number | null): Room {
  if (sessionsLimit === null) return { kind: 'noLimit' }
  const free = sessionsLimit - live
  if (free <= 0) return { kind: 'full', over: live - sessionsLimit }
  return live >= sessionsLimit * nearlyFullShare ? { kind: 'nearlyFull', free } : { kind: 'room', free }
}

/** So many free places make a site with this limit neither full nor nearly full. */
export function roomToAimAt(sessionsLimit: number): number {
  return sessionsLimit - Math.ceil(sessionsLimit * nearlyFullShare) + 1
}

/**
 * How many live sessions have to end so that so many people can sign in. Without a known limit: as many as people. A limit
 * of 0 lets nobody in, whatever ends, so nothing has to.
 */
export function roomMissing(people: number, live: number, sessionsLimit: number | null): number {
  if (sessionsLimit === null) return Math.max(0, people)
  if (sessionsLimit === 0) return 0
  return Math.max(0, people - (sessionsLimit - live))
}
