import type { FailureKind } from '../../contract/failure.ts'
import type { Counts } from '../../contract/session.ts'
import type { SiteState } from '../../contract/site.ts'
import { useOfFull } from './false-alert.ts'
import { roomFor } from './limit.ts'
import { isOutOfReach } from './out-of-reach.ts'
import { isOldFigure, outOfViewMs } from './polling.ts'
import { towardsLimit } from './what-counts.ts'

/** The judgements of a site as a whole, the most urgent first. A list of sites has this order. */
export const fleetKinds = [
  'reallyFull',
  'full',
  'falseAlert',
  'notReached',
  'failing',
  'waitsForYou',
  'nearlyFull',
  'dangling',
  'starting',
  'noLimit',
  'fine',
] as const

export type FleetKind = (typeof fleetKinds)[number]

type Judgement =
  /** Full, and most sessions are in use. */
  | { readonly kind: 'reallyFull'; readonly onNow: number; readonly over: number }
  /** Full, and it is not known how many are on now. refused: the console itself could not sign in. */
  | { readonly kind: 'full'; readonly refused: boolean; readonly over: number }
  /** Full, but few of the sessions are in use. */
  | { readonly kind: 'falseAlert'; readonly onNow: number; readonly over: number }
  /** The site does not answer. `since`: the first failure in a row, milliseconds. */
  | { readonly kind: 'notReached'; readonly since: number | null }
  /** The site answers something that the console cannot use. */
  | { readonly kind: 'failing'; readonly why: FailureKind; readonly since: number | null }
  /** The console tries nothing before the user has signed in. Null: nobody has signed in yet. */
  | { readonly kind: 'waitsForYou'; readonly why: FailureKind | null; readonly paused: boolean }
  | { readonly kind: 'nearlyFull'; readonly free: number }
  /** Not full, but a large part of the sessions is dangling. */
  | { readonly kind: 'dangling'; readonly count: number; readonly live: number }
  /** The first reading is under way. */
  | { readonly kind: 'starting' }
  | { readonly kind: 'noLimit' }
  | { readonly kind: 'fine'; readonly free: number }

/** What a site's state means. `ageMs`: of its figures. Null: it has none. `isOld`: show the age. */
export type FleetVerdict = Judgement & { readonly ageMs: number | null; readonly isOld: boolean }

/**
 * Judges a site as a whole. An old figure is no reason for another judgement, but has to be shown as such.
 * @param now this machine's, milliseconds
 * @param leastIntervalMs from one reading to the next. A slow site is read less often
 */
export function fleetVerdict(site: SiteState, now: number, leastIntervalMs = outOfViewMs): FleetVerdict {
  const { readAt, figuresFrom } = site
  if (readAt === null) return { ...judge(site), ageMs: null, isOld: false }
  const ageMs = Math.max(0, now - readAt)
  const isOld = figuresFrom === 'disk' || isOldFigure(ageMs, Math.max(leastIntervalMs, plannedMs(site)))
  return { ...judge(site), ageMs, isOld }
}

/** The interval that is planned for a site that is well. The next try of a failing one shows nothing. */
function plannedMs({ failure, readAt, nextReadAt }: SiteState): number {
  return failure === null && readAt !== null && nextReadAt !== null ? nextReadAt - readAt : 0
}

function judge(site: SiteState): Judgement {
  const { access, failure, failingSince, failedAt, counts, nextReadAt } = site
  const since = failingSince ?? failedAt
  if (access === 'signingIn') return { kind: 'starting' }
  if (failure !== null) return judgeFailure(failure.kind, since, access === 'paused')
  // Its kept session waits for its turn.
  if (access === 'signedOut' && nextReadAt !== null) return { kind: 'starting' }
  if (access !== 'signedIn') return { kind: 'waitsForYou', why: null, paused: access === 'paused' }
  return counts === null ? { kind: 'starting' } : judgeCounts(site, counts)
}

/** What only a person can put right, by signing in. */
const ofSignIn: ReadonlySet<FailureKind> = new Set([
  ...(['wrongPassword', 'notAdministrator', 'banned', 'codeNeeded', 'codeWrong'] as const),
  ...(['signInBarred', 'passwordNeeded', 'signedOut'] as const),
])

function judgeFailure(why: FailureKind, since: number | null, paused: boolean): Judgement {
  if (why === 'limitReached') return { kind: 'full', refused: true, over: 0 }
  if (isOutOfReach(why)) return { kind: 'notReached', since }
  return ofSignIn.has(why) ? { kind: 'waitsForYou', why, paused } : { kind: 'failing', why, since }
}

function judgeCounts(site: SiteState, counts: Counts): Judgement {
  const room = roomFor(towardsLimit(counts, site.countsExpired), site.sessionsLimit)
  if (room.kind === 'full') return judgeFull(counts, room.over)
  if (room.kind === 'nearlyFull') return room
  const { dangling, live } = counts
  if (isMuchDangling(counts)) return { kind: 'dangling', count: dangling, live }
  return room.kind === 'noLimit' ? room : { kind: 'fine', free: room.free }
}

function judgeFull(counts: Counts, over: number): Judgement {
  const { onNow } = counts
  const kind = useOfFull(counts)
  return kind === 'notKnown' || onNow === null
    ? { kind: 'full', refused: false, over }
    : { kind, onNow, over }
}

/** A few dangling sessions are ordinary. */
const fewDangling = 10
const muchDanglingShare = 1 / 4

/** So many sessions are dangling that the site should be looked at. */
function isMuchDangling({ dangling, live }: Pick<Counts, 'dangling' | 'live'>): boolean {
  return dangling >= fewDangling && dangling >= live * muchDanglingShare
}

/** Among sites of one kind: the greater, the more urgent. */
function weightOf(verdict: FleetVerdict): number {
  switch (verdict.kind) {
    case 'reallyFull':
    case 'full':
    case 'falseAlert':
      return verdict.over
    case 'notReached':
    case 'failing':
      return -(verdict.since ?? Infinity)
    case 'nearlyFull':
    case 'fine':
      return -verdict.free
    case 'dangling':
      return verdict.count
    case 'waitsForYou':
    case 'starting':
    case 'noLimit':
      return 0
  }
}

const rank = new Map(fleetKinds.map((kind, at) => [kind, at]))

/** Problems first, and the greater problem first. Equally urgent sites are equal. */
export function byUrgency(a: FleetVerdict, b: FleetVerdict): number {
  const kinds = (rank.get(a.kind) ?? 0) - (rank.get(b.kind) ?? 0)
  if (kinds !== 0) return kinds
  const [first, second] = [weightOf(a), weightOf(b)]
  return first === second ? 0 : Math.sign(second - first)
}
