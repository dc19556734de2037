import { succeed, type Failure } from '../../contract/failure.ts'
import type { Session } from '../../contract/session.ts'
import type { EndAnswer, LinoClient, SiteFacts } from '../../core/lino/index.ts'
import { failSaying } from './failures.ts'

/** A Lino client over a list in memory, controlled by a test. */
export interface FakeLino extends LinoClient {
  sessions: Session[]
  /** What `endSession` was asked, in order. */
  readonly asked: string[]
  /** How often the table was listed. */
  lists: number
  /** Called before each list, so that a test can let users come and go here. */
  beforeList: (nth: number) => void
  /** The next lists fail with these. Undefined: works. */
  failLists: (Failure | undefined)[]
  failSignIn: Failure | null
  /** How a session is ended. By default as a sign-out does it. */
  end: (ref: string) => EndAnswer
  wayFailure: Failure | null
  /** The sign-in was refused with this limit, and went past it. */
  cameInPast: number | null
  /** How often a new session was made. */
  signIns: number
  /** What was ended by signing in over it, in order. */
  readonly signedInOver: string[]
  /** The users of the site. Null: it does not name them. */
  users: readonly string[] | null
}

const facts: SiteFacts = {
  frontEnd: 'react',
  killBy: 'signOut',
  secondFactor: false,
  cookieAgeSeconds: 1_209_600,
  clockOffsetMinutes: 60,
  sessionsLimit: null,
}

export function createFakeLino(sessions: readonly Session[]): FakeLino {
  let signedIn = false
  const factsNow = (): SiteFacts => ({
    ...facts,
    sessionsLimit: fake.cameInPast,
    refusedByLimit: fake.cameInPast !== null,
  })
  const fake: FakeLino = {
    sessions: [...sessions],
    asked: [],
    lists: 0,
    beforeList: () => undefined,
    failLists: [],
    failSignIn: null,
    wayFailure: null,
    cameInPast: null,
    signIns: 0,
    signedInOver: [],
    users: null,
    end(ref) {
      fake.sessions = fake.sessions.filter((each) => each.ref !== ref)
      return { kind: 'sent' }
    },
    get signedIn() {
      return signedIn
    },
    get mayHoldSession() {
      return signedIn
    },
    probe: async () =>
      succeed({ url: 'https://lino.example', frontEnd: 'react', secondFactor: false, title: null }),
    async signIn() {
      if (fake.failSignIn) return { ok: false, failure: fake.failSignIn }
      signedIn = true
      fake.signIns += 1
      return succeed(factsNow())
    },
    async resume() {
      if (!fake.sessions.some((each) => each.own)) return failSaying('signedOut', 'Gone.')
      signedIn = true
      return succeed(facts)
    },
    kept: () => ({ session: signedIn ? 'kept' : null, trust: null }),
    trustAgain: () => true,
    ownRef: () => (signedIn ? (fake.sessions.find((each) => each.own)?.ref ?? null) : null),
    async list() {
      const failure = fake.failLists.shift()
      fake.lists += 1
      fake.beforeList(fake.lists)
      if (failure?.kind === 'signedOut') signedIn = false
      if (failure) return { ok: false, failure }
      return succeed({ sessions: [...fake.sessions], serverAheadMs: 0, facts })
    },
    prepareToEnd: async () =>
      fake.wayFailure ? { ok: false, failure: fake.wayFailure } : succeed('signOut' as const),
    async endSession(ref) {
      fake.asked.push(ref)
      const own = fake.sessions.find((each) => each.ref === ref)?.own
      if (own)
        return { kind: 'failed', failure: failSaying('ownSession', 'This is your own session.').failure }
      return fake.end(ref)
    },
    endsBy: () => 'usual',
    async endBySigningIn(ref) {
      fake.signedInOver.push(ref)
      return fake.end(ref)
    },
    usersNow: async () => (fake.users ? succeed(fake.users) : failSaying('unintelligible', 'No users.')),
    async signOut() {
      signedIn = false
      return succeed(null)
    },
    facts: () => (signedIn ? factsNow() : null),
    close: () => undefined,
  }
  return fake
}
