import { offsetAt, offsetsOf, zonesWith, type Offsets, type Zone } from './zones.ts'
import { zonesOfLanguage } from './zone-names.ts'

/**
 * What local times of a server mean. Its time zone is not known. Known are its present offset, and the zones
 * that this offset allows. Across a change of the clocks these zones may disagree.
 */
export interface Clocks {
  /**
   * All zones that have fitted our own row so far. None: the offset belongs to no zone, or was not learnt.
   */
  readonly zones: readonly Zone[]
  readonly language: string | null
  /** By any of these zones. */
  readonly possible: Offsets
  /** By the zones that the site's language speaks for. */
  readonly likely: Offsets
}

/** The moments that a local time may mean, milliseconds. Twice the same if there is no doubt. */
export interface Moment {
  readonly earliest: number
  readonly latest: number
}

/**
 * The zones that fit an offset seen at a moment.
 * @param offset minutes
 * @param at milliseconds
 * @param language the site's. Null: not known
 * @param before the zones that fitted until now, because a change of the clock shows which of them it was
 */
export function learnZones(
  offset: number | null,
  at: number | null,
  language: string | null,
  before: readonly Zone[] | null,
): Clocks {
  if (offset === null || at === null) return clocksOf([], 0, language)
  const fitting = zonesWith(offset * 60_000, at)
  const names = new Set(before?.map((each) => each.name))
  const stayed = fitting.filter((each) => names.has(each.name))
  return clocksOf(stayed.length > 0 ? stayed : fitting, offset * 60_000, language)
}

/** Without the zones that have another offset at this moment. The same object if there are none. */
export function narrowed(clocks: Clocks, offset: number, at: number): Clocks {
  const left = clocks.zones.filter((each) => offsetAt(each, at) === offset * 60_000)
  return left.length === clocks.zones.length ? clocks : clocksOf(left, offset * 60_000, clocks.language)
}

function clocksOf(zones: readonly Zone[], offset: number, language: string | null): Clocks {
  if (zones.length === 0) return oneOffset(offset, language)
  const homes = language === null ? null : zonesOfLanguage(language)
  const spoken = homes ? zones.filter((each) => homes.has(each.name)) : []
  const possible = offsetsOf(zones)
  return { zones, language, possible, likely: spoken.length > 0 ? offsetsOf(spoken) : possible }
}

/** Clocks that never change: milliseconds ahead of UTC. */
export function oneOffset(offset: number, language: string | null = null): Clocks {
  const only: Offsets = () => [offset]
  return { zones: [], language, possible: only, likely: only }
}

/** A site's clock and Date may differ by this, milliseconds, because cells are cut to minutes. */
const aheadMs = 60_000
/** From this age on, an hour more or less harms nobody, and the likely zones are enough. Milliseconds. */
const longAgoMs = 2 * 86_400_000

/**
 * What a local time of the past may mean. Nothing has happened in the future, so a moment there counts only
 * if nothing else is possible.
 * @param notAfter milliseconds
 */
export function pastMoment(clocks: Clocks, local: number, siteNow: number, offset: number): Moment {
  const any = pastOf(clocks.possible(local), local, siteNow, offset)
  if (any.earliest === any.latest || any.latest > siteNow - longAgoMs) return any
  return pastOf(clocks.likely(local), local, siteNow, offset)
}

function pastOf(offsets: readonly number[], local: number, siteNow: number, offset: number): Moment {
  const past = offsets.filter((each) => local - each <= siteNow + aheadMs)
  if (past.length === 0) return momentOf([offset * 60_000], local)
  return momentOf(past, local)
}

/** What the local time of an expiry may mean. */
export function expiryMoment(clocks: Clocks, local: number, siteNow: number): Moment {
  const any = momentOf(clocks.possible(local), local)
  const isNear = Math.abs(any.latest - siteNow) < longAgoMs
  return isNear ? any : momentOf(clocks.likely(local), local)
}

function momentOf(offsets: readonly number[], local: number): Moment {
  return { earliest: local - (offsets.at(-1) ?? 0), latest: local - (offsets[0] ?? 0) }
}
