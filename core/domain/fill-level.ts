/** A bound of the sessions that count towards the limit: a share of the limit, or a number of sessions. */
export interface Bound {
  readonly unit: 'percent' | 'sessions'
  readonly figure: number
}

/** From which fill on a check warns, and from which it is critical. Null: never. */
export interface Bounds {
  readonly warn: Bound | null
  readonly crit: Bound | null
}

/** In the words of monitoring systems. unknown: a share of a limit that nobody knows. */
export type FillLevel = 'ok' | 'warning' | 'critical' | 'unknown'

/** Reads `80%` and `45`. Anything else is null. */
export function parseBound(text: string): Bound | null {
  const [, digits, sign] = /^(\d{1,7})(%?)$/.exec(text) ?? []
  if (digits === undefined) return null
  return { unit: sign === '%' ? 'percent' : 'sessions', figure: Number(digits) }
}

/** @param counting how many sessions count towards the limit */
export function fillLevel(counting: number, limit: number | null, { warn, crit }: Bounds): FillLevel {
  const critical = isReached(crit, counting, limit)
  const warning = isReached(warn, counting, limit)
  if (critical === true) return 'critical'
  if (critical === null || warning === null) return 'unknown'
  return warning ? 'warning' : 'ok'
}

/** The bound as a number of sessions. Null: there is no such bound, or no known limit. */
export function boundInSessions(bound: Bound | null, limit: number | null): number | null {
  if (bound === null || bound.unit === 'sessions') return bound?.figure ?? null
  return limit === null ? null : Math.ceil((limit * bound.figure) / 100)
}

/** Null: not known. */
function isReached(bound: Bound | null, counting: number, limit: number | null): boolean | null {
  if (bound === null) return false
  const sessions = boundInSessions(bound, limit)
  return sessions === null ? null : counting >= sessions
}
