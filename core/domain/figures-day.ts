import type { FiguresPoint } from '../../contract/site.ts'

/** Milliseconds. */
const slotMs = 900_000
const dayMs = 86_400_000
const mostPoints = dayMs / slotMs

/**
 * The points of the last 24 hours, in the order of their times: the last one of each quarter of an hour. A
 * point that lies ahead is from before the clock was set, and is dropped.
 * @param now milliseconds since 1970
 */
export function lastDay(points: readonly FiguresPoint[], now: number): FiguresPoint[] {
  const bySlot = new Map<number, FiguresPoint>()
  const known = points.filter(({ at }) => at <= now && at > now - dayMs)
  for (const point of known.sort((a, b) => a.at - b.at)) bySlot.set(Math.floor(point.at / slotMs), point)
  return [...bySlot.values()].slice(-mostPoints)
}
