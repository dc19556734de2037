import type { LeftOver } from '../../contract/site.ts'

/**
 * The refs of sessions that an earlier run of this console left behind for certain. Nobody works there. Those
 * that are only possibly ours may be somebody's.
 */
export function certainLeftOvers(leftOvers: readonly LeftOver[]): ReadonlySet<string> {
  return new Set(leftOvers.flatMap(({ ref, certain }) => (certain ? [ref] : [])))
}
