import type { SparedReason } from '../../contract/kill.ts'
import type { KillRule } from '../../contract/rule.ts'
import type { Session } from '../../contract/session.ts'
import { applyFilter, longestIdleFirst, selects } from './filter.ts'
import { roomMissing } from './limit.ts'
import { leastRiskyFirst } from './risk.ts'
import { isExpired, stateOf } from './state.ts'

type LeftOut = { readonly ref: string; readonly reason: SparedReason }

/** What a rule means on a site at this moment. */
export interface Choice {
  /** The longest idle first. */
  readonly sessions: readonly Session[]
  /** The sessions that the rule names and does not choose, with the reason. */
  readonly leftOut: readonly LeftOut[]
  /** Making room needs this number of sessions more. */
  readonly missing: number
}

export interface ChoosingAt {
  /** The site's time, milliseconds. */
  readonly now: number
  readonly danglingAfterMs: number
  /** Null: none known. */
  readonly sessionsLimit: number | null
  /** Expired sessions count towards the limit, too. */
  readonly countsExpired?: boolean | null
  /** Our own session ends right after the kill, so its place counts as free. */
  readonly ownLeaves?: boolean
  /** What is never killed, whatever a rule chooses. */
  readonly isExempt: (session: Session) => boolean
  /** A session that cannot be ended makes no room. Missing: all can be ended. */
  readonly canEnd?: (ref: string) => boolean
}

/**
 * The sessions that a rule chooses. Whatever the rule says, it never chooses the own session, an expired
 * session or an exempt session. It chooses a session of another console that may be running only if the rule
 * names the ref. It chooses a session that may be in use only if the rule says so. To make room it chooses a
 * session whose expiry is unknown only if the rule names the ref.
 */
export function chooseSessions(sessions: readonly Session[], rule: KillRule, at: ChoosingAt): Choice {
  const { max = Infinity, makeRoom, keepNewest = 0 } = rule
  const exemptUsers = new Set(rule.exemptUsers)
  const live = sessions.filter((each) => each.own || !isExpired(each, at.now))
  const notNewest = new Set(
    applyFilter(live, { keepNewest }, at.now, at.danglingAfterMs).map(({ ref }) => ref),
  )
  const leftOut: LeftOut[] = []
  const chosen: Session[] = []
  const named = new Set(rule.refs)
  const elsewhere = new Set(live.flatMap((each) => (each.ownElsewhere ? [each.ref] : [])))
  for (const session of meantBy(rule, asAnybodys(live, elsewhere), at)) {
    const isOthers = elsewhere.has(session.ref) && !named.has(session.ref)
    const exempt = at.isExempt(session) || (session.user !== null && exemptUsers.has(session.user))
    const isOwn = session.own || isOthers
    const isNamed = named.has(session.ref)
    const reason = whyLeftOut(isOwn, exempt, !notNewest.has(session.ref)) ?? whyNoRoom(session, rule, isNamed)
    if (reason === null) chosen.push(session)
    // Nobody expects a rule to choose the own session. So the result mentions it only if the user named it.
    else if (!session.own || rule.refs) leftOut.push({ ref: session.ref, reason })
  }
  leftOut.push(...unknownOnes(rule, live, at), ...outOfReach(rule, live, sessions))
  const counting = at.countsExpired === true ? sessions : live
  const staying = at.ownLeaves ? counting.filter((each) => !each.own) : counting
  const needed = makeRoom === undefined ? Infinity : roomMissing(makeRoom, staying.length, at.sessionsLimit)
  const inOrder =
    makeRoom === undefined
      ? longestIdleFirst(chosen)
      : leastRiskyFirst(chosen, live, at.now, at.danglingAfterMs).filter(
          ({ ref }) => at.canEnd?.(ref) ?? true,
        )
  // Never below 0: with a negative number `slice` would count from the end.
  const taken = inOrder.slice(0, Math.max(0, Math.min(needed, max)))
  const missing = makeRoom === undefined ? 0 : needed - taken.length
  const asListed = new Map(live.flatMap((each) => (each.ownElsewhere ? [[each.ref, each] as const] : [])))
  const victims = longestIdleFirst(taken).map((each) => asListed.get(each.ref) ?? each)
  return { sessions: victims, leftOut, missing }
}

/**
 * Sessions of other consoles are judged like all others. So the console can say which of them the rule would
 * have chosen.
 */
function asAnybodys(live: readonly Session[], elsewhere: ReadonlySet<string>): readonly Session[] {
  if (elsewhere.size === 0) return live
  return live.map((each) => (elsewhere.has(each.ref) ? { ...each, ownElsewhere: false } : each))
}

/** What the choosing filters select. Making room alone selects whatever nobody uses. */
function meantBy(rule: KillRule, live: readonly Session[], at: ChoosingAt): readonly Session[] {
  // What excludes some of them is applied later, so that the console can name them.
  const choosing = { ...rule, keepNewest: 0, exemptUsers: [], max: Infinity }
  if (selects(rule)) return applyFilter(live, choosing, at.now, at.danglingAfterMs)
  if (rule.makeRoom === undefined) return []
  const states = new Set([
    'dangling',
    ...(rule.includeUnknown ? ['unknown'] : []),
    ...(rule.includeActive ? ['active'] : []),
  ])
  return live.filter((each) => states.has(stateOf(each, at.now, at.danglingAfterMs)))
}

/** Sessions that match except for their unknown activity. A rule leaves them out unless it asks for them. */
function unknownOnes(rule: KillRule, live: readonly Session[], at: ChoosingAt): LeftOut[] {
  if (rule.refs || rule.all) return []
  const meant = new Set(meantBy(rule, live, at))
  const { users, anonymous } = rule
  const like = applyFilter(
    live,
    { all: true, ...(users && { users }), ...(anonymous && { anonymous }) },
    at.now,
    at.danglingAfterMs,
  )
  return like
    .filter((each) => stateOf(each, at.now, at.danglingAfterMs) === 'unknown' && !meant.has(each))
    .map(({ ref }) => ({ ref, reason: 'unknownActivity' }))
}

/** Of the named sessions: those that are expired, and those that no list shows. */
function outOfReach(rule: KillRule, live: readonly Session[], listed: readonly Session[]): LeftOut[] {
  const liveRefs = new Set(live.map(({ ref }) => ref))
  const listedRefs = new Set(listed.map(({ ref }) => ref))
  return [...new Set(rule.refs)]
    .filter((ref) => !liveRefs.has(ref))
    .map((ref) => ({ ref, reason: listedRefs.has(ref) ? 'expired' : 'notListed' }))
}

/**
 * If an expiry could not be read, nobody knows whether the session counts, so ending it may cost somebody's
 * work and make no room. On a site whose format is unreadable that holds for all of them.
 */
function whyNoRoom({ expiresAt }: Session, { makeRoom }: KillRule, isNamed: boolean): SparedReason | null {
  return makeRoom !== undefined && expiresAt === null && !isNamed ? 'unknownExpiry' : null
}

/** Null: the rule may choose it. */
function whyLeftOut(isOwn: boolean, isExempt: boolean, isNewest: boolean): SparedReason | null {
  if (isOwn) return 'own'
  if (isExempt) return 'exempt'
  return isNewest ? 'newest' : null
}
