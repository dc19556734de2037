import { fc } from './properties.ts'
import { type Failure } from '../../contract/failure.ts'
import type { Session } from '../../contract/session.ts'
import type { createQuickClock } from './fake-clock.ts'
import type { FakeLino } from './fake-lino.ts'
import { day, minute, monday } from './sessions.ts'
import { failSaying } from './failures.ts'

type QuickClock = ReturnType<typeof createQuickClock>

/** Something that happens on a site just before its nth request. `who`: which of its sessions. */
export interface Happening {
  readonly at: number
  readonly who: number
  readonly what:
    | 'used'
    | 'ended'
    | 'expired'
    | 'signsInAnew'
    | 'ownEnded'
    | 'ownExpired'
    | 'answerLost'
    | 'neverArrived'
    | 'busy'
    | 'odd'
    | 'slow'
}

export const anyHappenings: fc.Arbitrary<Happening[]> = fc.array(
  fc.record({
    at: fc.nat(14),
    who: fc.nat(11),
    what: fc.constantFrom(
      ...(['used', 'used', 'used', 'ended', 'expired', 'signsInAnew', 'ownEnded', 'ownExpired'] as const),
      ...(['answerLost', 'neverArrived', 'busy', 'odd', 'slow'] as const),
    ),
  }),
  { maxLength: 10 },
)

/** A dangling, an active or a never used session, made small, because a hundred thousand sites are tried. */
export const anyModelSessions: fc.Arbitrary<Session[]> = fc
  .array(fc.record({ user: fc.constantFrom('luc', 'marc', null), kind: fc.nat(3) }), {
    minLength: 1,
    maxLength: 10,
  })
  .map((rows) =>
    rows.map(({ user, kind }, place): Session => ({
      ref: (place + 1).toString(16).padStart(16, '0'),
      keyPrefix: 'abc123',
      user,
      ip: '10.0.0.7',
      lastActivity: kind === 3 || user === null ? null : monday - ([9 * day, 6 * day, minute][kind] ?? 0),
      activityUnknown: kind === 3 || user === null ? 'neverUsed' : null,
      lastSaved: monday - 2 * day,
      expiresAt: monday + 5 * day,
      own: false,
    })),
  )

/** What the console did and saw, in order. */
export type Step =
  | { readonly kind: 'list'; readonly sessions: readonly Session[] }
  | { readonly kind: 'end'; readonly ref: string }

/** Lets everything happen on a fake Lino when its time comes, and records the requests. */
export function happenOn(lino: FakeLino, clock: QuickClock, happenings: readonly Happening[]): Step[] {
  const steps: Step[] = []
  const { list, signIn } = lino
  let requests = 0
  let made = 0

  /** Before each request. Returns what becomes of the request itself. */
  function next(): Happening['what'] | null {
    const now = happenings.filter(({ at }) => at === requests)
    requests += 1
    clock.pass(20)
    for (const each of now) happen(each)
    return now.find(({ what }) => ['answerLost', 'neverArrived', 'busy', 'odd'].includes(what))?.what ?? null
  }

  function change(who: number, edit: (session: Session) => Session | null): void {
    const others = lino.sessions.filter((each) => !each.own)
    const chosen = others[who % Math.max(1, others.length)]
    lino.sessions = lino.sessions.flatMap((each) => (each === chosen ? (edit(each) ?? []) : [each]))
  }

  function happen({ what, who }: Happening): void {
    const now = clock.now()
    switch (what) {
      case 'used':
        // Nobody can use an expired session any longer. Anonymous sessions show no activity.
        return change(who, (each) =>
          each.user === null || (each.expiresAt ?? 0) < now
            ? each
            : { ...each, lastActivity: now, activityUnknown: null, expiresAt: now + 14 * day },
        )
      case 'ended':
        return change(who, () => null)
      case 'expired':
        return change(who, (each) => ({ ...each, expiresAt: now - day }))
      case 'signsInAnew':
        made += 1
        lino.sessions = [...lino.sessions, { ...fresh(now), ref: `f${made}`.padStart(16, '0'), user: 'luc' }]
        return
      case 'ownEnded':
        lino.sessions = lino.sessions.filter((each) => !each.own)
        return
      case 'ownExpired':
        lino.sessions = lino.sessions.map((each) => (each.own ? { ...each, expiresAt: now - day } : each))
        return
      case 'slow':
        return clock.pass(40_000)
      default:
    }
  }

  lino.list = async (signal) => {
    const how = next()
    if (how) return { ok: false, failure: failureOf(how) }
    if (!lino.sessions.some((each) => each.own && (each.expiresAt ?? 0) > clock.now())) {
      lino.failLists = [gone]
      return list(signal)
    }
    steps.push({ kind: 'list', sessions: lino.sessions })
    return list(signal)
  }
  lino.signIn = async (given) => {
    const mine = { ...fresh(clock.now()), ref: `e${(made += 1)}`.padStart(16, '0'), user: 'robin', own: true }
    lino.sessions = [...lino.sessions.map((each) => ({ ...each, own: false })), mine]
    return signIn(given)
  }
  lino.end = (ref) => {
    const how = next()
    steps.push({ kind: 'end', ref })
    if (how !== null && how !== 'answerLost') return { kind: 'failed', failure: failureOf(how) }
    // An expired row stays, as with Django.
    lino.sessions = lino.sessions.filter((each) => each.ref !== ref || (each.expiresAt ?? 0) < clock.now())
    return how === 'answerLost' ? { kind: 'failed', failure: lost } : { kind: 'sent' }
  }
  return steps
}

const fresh = (now: number): Omit<Session, 'ref' | 'user'> => ({
  keyPrefix: 'new123',
  ip: '10.0.0.8',
  lastActivity: now,
  activityUnknown: null,
  lastSaved: now,
  expiresAt: now + 14 * day,
  own: false,
})

const lost: Failure = failSaying('unreachable', 'No answer.').failure
const busy: Failure = failSaying('serverBusy', 'Busy.', { retryAfterSeconds: 3 }).failure
const odd: Failure = failSaying('unintelligible', 'Odd.').failure
const failureOf = (how: Happening['what']): Failure => (how === 'busy' ? busy : how === 'odd' ? odd : lost)
const gone: Failure = failSaying('signedOut', 'Gone.').failure
