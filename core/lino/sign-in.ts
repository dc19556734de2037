import {
  cause,
  newFailure,
  succeed,
  withMore,
  type Failure,
  type FailureKind,
  type Result,
} from '../../contract/failure.ts'
import type { Cause } from '../../contract/failure-causes.ts'
import type { FrontEnd } from '../../contract/site.ts'
import { roomOnServer } from '../domain/server-help.ts'
import {
  askAsNobody,
  askAsUs,
  failed,
  forgetOwnSession,
  takeOwnSession,
  type Connection,
} from './connection.ts'
import type { About } from './connection-state.ts'
import { readSetCookies, sessionCookieOf, type SetCookie } from './cookies.ts'
import { csrfCookie, makeCsrfToken } from './csrf.ts'
import { enterFull, hasWayIn } from './enter-full.ts'
import { factsOf, type SiteFacts } from './facts.ts'
import { notAdministrator, signedOut } from './failures.ts'
import { readList } from './list.ts'
import { askLiveness, livenessPaths, profileOf } from './liveness.ts'
import { knownFrontEnd, unlessGone } from './probe.ts'
import { lockedFromMs, paths, signInForm } from './requests.ts'
import { failureOf, readSignIn, readTrust, type SignInAnswer } from './sign-in-answer.ts'
import { signOut } from './sign-out.ts'

export interface Credentials {
  readonly user: string
  readonly password: string
  /** The second factor's code, as it came by e-mail. */
  readonly code?: string
  /**
   * The user says that the password is right, so the way past the sessions limit may be used if it is needed.
   */
  readonly enterFull?: boolean
}

/**
 * Signs in and checks that the user may list the sessions. If not, or if that is unclear, it signs out again.
 * Our session has then been used once, so its row shows the site's clock.
 */
export async function signIn(connection: Connection, credentials: Credentials): Promise<Result<SiteFacts>> {
  const frontEnd = await knownFrontEnd(connection)
  if (!frontEnd.ok) return frontEnd
  // An invented pair works everywhere, so no page has to be fetched first. The sign-in sets a new pair.
  if (connection.cookies.get(csrfCookie) === null) connection.cookies.set(csrfCookie, makeCsrfToken())
  const trusted = await trustThisDevice(connection, credentials)
  if (!trusted.ok) return trusted
  const answer = await askToSignIn(connection, credentials)
  if (!answer.ok) return failed(maybeLeft(answer.failure))
  const { read, set } = answer.value
  if (read.kind === 'noSuchAction') {
    const gone = await unlessGone(connection, failureOf(read))
    if (gone.kind === 'notLino') return failed(await withoutLeaving(connection, gone, set))
  }
  const cookie = await cookieOf(connection, credentials, read)
  if (!cookie.ok) return failed(await withoutLeaving(connection, cookie.failure, set))
  const { name, value, maxAge } = cookie.value
  takeOwnSession(connection, { cookieName: name, key: value, maxAge, administrator: false })
  connection.ours.signedInAs = credentials.user
  const refused = await checkAdministrator(connection, frontEnd.value)
  if (!refused) return succeed(factsOf(connection, frontEnd.value))
  const failure = (await failsForUs(connection, frontEnd.value, refused)) ? withoutType : refused
  await signOut(connection)
  return failed(failure)
}

/**
 * From 24.11 to 25.6 a user without a user type can sign in, and then each of their requests is an error 500
 * (measured), while strangers get answers.
 */
async function failsForUs(connection: Connection, frontEnd: FrontEnd, refused: Failure): Promise<boolean> {
  if (refused.kind !== 'unintelligible' && refused.kind !== 'serverBusy') return false
  const path = livenessPaths[frontEnd]
  const ours = await askAsUs(connection, path, { timeoutMs: connection.timeouts.list })
  if (!ours.ok || ours.value.status !== 500 || ours.value.tookMs >= lockedFromMs) return false
  const strangers = await askAsNobody(connection, path)
  return strangers.ok && strangers.value.status < 500
}

/**
 * The code comes first. A second sign-in would make the site send a new code, and this one would be
 * worthless.
 */
async function trustThisDevice(connection: Connection, credentials: Credentials): Promise<Result<null>> {
  if (credentials.code === undefined || credentials.code === '') return succeed(null)
  const answer = await askAsUs(connection, paths.about, {
    form: { an: 'trust_device', otp: credentials.code, username: credentials.user, ul: 'en' },
    timeoutMs: connection.timeouts.signIn,
  })
  if (!answer.ok) return answer
  const read = readTrust(answer.value)
  // A site without a second factor has no such action, and needs no code.
  return read.kind === 'trusted' || read.kind === 'noSuchAction' ? succeed(null) : failed(failureOf(read))
}

/**
 * About signs in since 22. Before, UsersOverview did. `set`: the session's cookie, whatever else the answers
 * say.
 */
async function askToSignIn(
  connection: Connection,
  { user, password }: Credentials,
): Promise<Result<{ readonly read: SignInAnswer; readonly set: SetCookie | null }>> {
  let set: SetCookie | null = null
  for (const path of [paths.about, paths.usersOverview]) {
    const answer = await askAsUs(connection, path, {
      form: signInForm(user, password),
      timeoutMs: connection.timeouts.signIn,
    })
    if (!answer.ok) return answer
    const read = readSignIn(answer.value, user)
    set = sessionCookieOf(readSetCookies(answer.value)) ?? set
    if (read.kind === 'signedIn') connection.ours.signInPath = path
    if (read.kind !== 'noSuchAction') return succeed({ read, set })
  }
  return succeed({ read: { kind: 'noSuchAction' }, set })
}

/** The session's cookie, by the way into a full site, if the user asked for that and the site has it. */
async function cookieOf(
  connection: Connection,
  { user, password, enterFull: confirmed }: Credentials,
  answer: SignInAnswer,
): Promise<Result<SetCookie>> {
  connection.about.refusedByLimit = false
  if (answer.kind === 'signedIn') return succeed(answer.cookie)
  const failure = failureOf(answer)
  connection.about.refusedByLimit = failure.limit !== undefined
  connection.about.sessionsLimit = failure.limit ?? connection.about.sessionsLimit
  // Barred: a site with use_security_features refuses every sign-in but this one.
  if (failure.kind !== 'limitReached' && failure.kind !== 'signInBarred') return failed(failure)
  if (!hasWayIn(connection.about)) return failed(withMore(failure, ...noWayIn(connection.about)))
  return confirmed ? enterFull(connection, user, password) : failed({ ...failure, wayIn: true })
}

/** Why one cannot get in here, and what the server's administrator can do. */
function noWayIn({ secondFactor, frontEnd }: About): readonly Cause[] {
  const pastReact = secondFactor ? 'wayInPastSecondFactor' : 'secondFactorNotKnown'
  const [clearDangling, clearExpired] = roomOnServer
  return [
    cause(frontEnd === 'react' ? pastReact : 'onlyReactHasWayIn'),
    cause('danglingOnServer', { line: clearDangling }),
    cause('expiredOnServer', { line: clearExpired }),
  ]
}

/**
 * Null: an administrator, because the user may list. User types may differ on a site, so only the ability
 * counts.
 */
export async function checkAdministrator(
  connection: Connection,
  frontEnd: FrontEnd,
): Promise<Failure | null> {
  const live = await askLiveness(connection, frontEnd)
  if (live.kind === 'unknown') return live.failure
  if (live.kind === 'refused') return notAdministrator
  if (live.kind === 'dead') return notRecognised
  connection.ours.profile = profileOf(live.settings?.siteData ?? null)
  connection.about.language = live.settings?.siteLanguage ?? null
  const listed = live.settings === null || live.settings.userType === '900' || (await mayList(connection))
  if (listed === true) {
    if (connection.ours.session) connection.ours.session = { ...connection.ours.session, administrator: true }
    return null
  }
  return listed === false ? notAdministrator : listed
}

async function mayList(connection: Connection): Promise<boolean | Failure> {
  const own = connection.ours.session
  if (!own) return signedOut
  const answer = await askAsUs(connection, paths.listOne, { timeoutMs: connection.timeouts.list })
  if (!answer.ok) return answer.failure
  const list = readList(answer.value, own.cookieName)
  if (list.kind === 'refused') return false
  if (list.kind === 'dead') return signedOut
  return list.kind === 'failed' ? list.failure : true
}

const withoutType: Failure = newFailure('notAdministrator', 'userWithoutType')

const notRecognised: Failure = newFailure('signInBarred', 'sessionNotKept')

/**
 * A refusal may still set a session's cookie: after a sign-in that worked and whose answer was changed on its
 * way, or for an anonymous session. Nobody else would end it.
 */
async function withoutLeaving(
  connection: Connection,
  failure: Failure,
  set: SetCookie | null,
): Promise<Failure> {
  if (set === null) return maybeLeft(failure)
  const { name, value, maxAge } = set
  takeOwnSession(connection, { cookieName: name, key: value, maxAge, administrator: false })
  const ended = await signOut(connection)
  forgetOwnSession(connection)
  return ended.ok ? failure : withMore(failure, left)
}

/** After these, nobody knows whether the site has signed us in. Lino's own words would say so. */
const unclear = new Set<FailureKind>([
  'timedOut',
  'unreachable',
  'unintelligible',
  'serverBusy',
  'redirected',
])
const left = cause('perhapsSignedIn')

/** The answer to a sign-in was lost, or another one came instead. The site may still have signed us in. */
function maybeLeft(failure: Failure): Failure {
  return unclear.has(failure.kind) ? withMore(failure, left) : failure
}
