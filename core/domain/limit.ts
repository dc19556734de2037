/** How near a site is to its sessions limit. */
export type Room =
  | { readonly kind: 'noLimit' }
  | { readonly kind: 'room'; readonly free: number }
  | { readonly kind: 'nearlyFull'; readonly free: number }
  | { readonly kind: 'full'; readonly over: number }

/** From this share of the limit on, a site is nearly full. */
const nearlyFullShare = 0.9

/**
 * Lino refuses a sign-in when the number of unexpired sessions, anonymous ones included, has reached the
 * limit (`active_sessions_limit`). -1 means no limit, which is null here. With 0 nobody can sign in.
 */
export function roomFor(live: number, sessionsLimit: number | null): Room {
  if (sessionsLimit === null) return { kind: 'noLimit' }
  const free = sessionsLimit - live
  if (free <= 0) return { kind: 'full', over: live - sessionsLimit }
  return live >= sessionsLimit * nearlyFullShare ? { kind: 'nearlyFull', free } : { kind: 'room', free }
}

/** With this number of free places, a site with this limit is neither full nor nearly full. */
export function roomToAimAt(sessionsLimit: number): number {
  return sessionsLimit - Math.ceil(sessionsLimit * nearlyFullShare) + 1
}

/**
 * How many live sessions have to end so that this number of people can sign in. Without a known limit: one
 * session for each person. With a limit of 0 nobody can sign in, so no session has to end.
 */
export function roomMissing(people: number, live: number, sessionsLimit: number | null): number {
  if (sessionsLimit === null) return Math.max(0, people)
  if (sessionsLimit === 0) return 0
  return Math.max(0, people - (sessionsLimit - live))
}
