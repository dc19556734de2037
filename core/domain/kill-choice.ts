import type { SparedReason } from '../../contract/kill.ts'
import type { KillRule } from '../../contract/rule.ts'
import type { Session } from '../../contract/session.ts'
import { applyFilter, longestIdleFirst, selects } from './filter.ts'
import { roomMissing } from './limit.ts'
import { leastRiskyFirst } from './risk.ts'
import { isExpired, stateOf } from './state.ts'

type LeftOut = { readonly ref: string; readonly reason: SparedReason }

/** What a rule means on a site of right now. */
export interface Choice {
  /** The longest idle first. */
  readonly sessions: readonly Session[]
  /** What the rule speaks of and does not choose, and why. */
  readonly leftOut: readonly LeftOut[]
  /** Room was to be made, and so many sessions are missing to that. */
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
  /** Our own session ends by itself right after the kill, so its slot counts as free. */
  readonly ownLeaves?: boolean
  /** What is never killed, whatever is chosen. */
  readonly isExempt: (session: Session) => boolean
  /** What cannot be ended makes no room. Left out: everything can. */
  readonly canEnd?: (ref: string) => boolean
}

/**
 * The sessions that a rule chooses: never the own one, an expired one or an exempt one, whatever the rule says, none of another
 * console that may be running unless it is named by its ref, and none that may be in use unless the rule says so.
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
    const reason = isOwn ? 'own' : exempt ? 'exempt' : notNewest.has(session.ref) ? null : 'newest'
    if (reason === null) chosen.push(session)
    // Of a rule nobody expects the own session: only who named it is told.
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
  // Never below none: from the end `slice` would take all but those.
  const taken = inOrder.slice(0, Math.max(0, Math.min(needed, max)))
  const missing = makeRoom === undefined ? 0 : needed - taken.length
  const asListed = new Map(live.flatMap((each) => (each.ownElsewhere ? [[each.ref, each] as const] : [])))
  const victims = longestIdleFirst(taken).map((each) => asListed.get(each.ref) ?? each)
  return { sessions: victims, leftOut, missing }
}

/** Those of other consoles are judged like anybody's, so that it can be said which of them a rule would have taken. */
function asAnybodys(live: readonly Session[], elsewhere: ReadonlySet<string>): readonly Session[] {
  if (elsewhere.size === 0) return live
  return live.map((each) => (elsewhere.has(each.ref) ? { ...each, ownElsewhere: false } : each))
}

/** What the choosing filters say; making room alone means whatever nobody uses. */
function meantBy(rule: KillRule, live: readonly Session[], at: ChoosingAt): readonly Session[] {
  // What keeps some of them back is looked at afterwards, so that it can be said.
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

/** Those that fit but for their activity, which is not known: a rule leaves them out unless they are asked for. */
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

/** Of the sessions that were named: those that are expired, and those that no list shows. */
function outOfReach(rule: KillRule, live: readonly Session[], listed: readonly Session[]): LeftOut[] {
  const liveRefs = new Set(live.map(({ ref }) => ref))
  const listedRefs = new Set(listed.map(({ ref }) => ref))
  return [...new Set(rule.refs)]
    .filter((ref) => !liveRefs.has(ref))
    .map((ref) => ({ ref, reason: listedRefs.has(ref) ? 'expired' : 'notListed' }))
}
