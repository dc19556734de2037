import { succeed, type Failure, type FailureKind, type Result } from '../../contract/failure.ts'
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
  /** The user's word that the password is right, and that the way past the sessions limit may be used if need be. */
  readonly enterFull?: boolean
}

/**
 * Signs in and makes sure that the sessions may be listed; where they may not, or that cannot be told, it signs out
 * again. Our session has then been used once, so that its row tells the site's clock.
 */
export async function signIn(connection: Connection, credentials: Credentials): Promise<Result<SiteFacts>> {
  const frontEnd = await knownFrontEnd(connection)
  if (!frontEnd.ok) return frontEnd
  // A made-up pair is accepted everywhere, so no page has to be fetched first; sign-in sets a new one.
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
  connection.signedInAs = credentials.user
  connection.cookies.set(name, value)
  const refused = await checkAdministrator(connection, frontEnd.value)
  if (!refused) return succeed(factsOf(connection, frontEnd.value))
  const failure = (await failsForUs(connection, frontEnd.value, refused)) ? withoutType : refused
  if (connection.own || connection.dropped.length > 0) await signOut(connection)
  return failed(failure)
}

/**
 * From 24.11 to 25.6 a user without a user type can sign in, and then all that they ask for is an error 500 (measured), while
 * strangers are answered.
 */
async function failsForUs(connection: Connection, frontEnd: FrontEnd, refused: Failure): Promise<boolean> {
  if (refused.kind !== 'unintelligible' && refused.kind !== 'serverBusy') return false
  const path = livenessPaths[frontEnd]
  const ours = await askAsUs(connection, path, { timeoutMs: connection.timeouts.list })
  if (!ours.ok || ours.value.status !== 500 || ours.value.tookMs >= lockedFromMs) return false
  const strangers = await askAsNobody(connection, path)
  return strangers.ok && strangers.value.status < 500
}

/** The code first: signing in again would make the site send a new one, and this one would be worth nothing. */
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

/** About signs in since 22; before, UsersOverview did. `set`: the session's cookie, whatever else the answers say. */
async function askToSignIn(
  connection: Connection,
  { user, password }: Credentials,
): Promise<Result<{ readonly read: SignInAnswer; readonly set: SetCookie | null }>> {
  let last: SignInAnswer = { kind: 'noSuchAction' }
  let set: SetCookie | null = null
  for (const path of [paths.about, paths.usersOverview]) {
    const answer = await askAsUs(connection, path, {
      form: signInForm(user, password),
      timeoutMs: connection.timeouts.signIn,
    })
    if (!answer.ok) return answer
    last = readSignIn(answer.value, user)
    set = sessionCookieOf(readSetCookies(answer.value)) ?? set
    if (last.kind === 'noSuchAction') continue
    if (last.kind === 'signedIn') connection.signInPath = path
    break
  }
  return succeed({ read: last, set })
}

/** The session's cookie, by the way into a full site where the user asked for that and the site has it. */
async function cookieOf(
  connection: Connection,
  { user, password, enterFull: confirmed }: Credentials,
  answer: SignInAnswer,
): Promise<Result<SetCookie>> {
  connection.refusedByLimit = false
  if (answer.kind === 'signedIn') return succeed(answer.cookie)
  const failure = failureOf(answer)
  connection.refusedByLimit = failure.limit !== undefined
  connection.sessionsLimit = failure.limit ?? connection.sessionsLimit
  // Barred: a site with use_security_features refuses every sign-in but this one.
  if (failure.kind !== 'limitReached' && failure.kind !== 'signInBarred') return failed(failure)
  if (!hasWayIn(connection)) return failed({ ...failure, hint: `${failure.hint} ${noWayIn(connection)}` })
  return confirmed ? enterFull(connection, user, password) : failed({ ...failure, wayIn: true })
}

/** Why one cannot get in here, and what whoever has a shell on the server can do. */
function noWayIn({ secondFactor, frontEnd }: Connection): string {
  const why =
    frontEnd !== 'react'
      ? 'Only sites with the React front end have a way in past this.'
      : secondFactor
        ? 'The way past this would go round the second factor, so it is not used.'
        : 'Whether a second factor is on could not be told, so the way past this is not used.'
  const [clearExpired, clearDangling] = roomOnServer
  return `${why} Whoever has a shell on the server can remove what has expired: "${clearExpired}", and what nobody has used for four days: "${clearDangling}".`
}

/** Null: an administrator, for he may list. User types may differ on a site, so only the ability counts. */
export async function checkAdministrator(
  connection: Connection,
  frontEnd: FrontEnd,
): Promise<Failure | null> {
  const live = await askLiveness(connection, frontEnd)
  if (live.kind === 'unknown') return live.failure
  if (live.kind === 'refused') return notAdministrator
  if (live.kind === 'dead') return notRecognised
  connection.profile = profileOf(live.settings?.siteData ?? null)
  connection.language = live.settings?.siteLanguage ?? null
  const listed = live.settings === null || live.settings.userType === '900' || (await mayList(connection))
  if (listed === true) {
    if (connection.own) connection.own = { ...connection.own, administrator: true }
    return null
  }
  return listed === false ? notAdministrator : listed
}

async function mayList(connection: Connection): Promise<boolean | Failure> {
  const own = connection.own
  if (!own) return signedOut
  const answer = await askAsUs(connection, paths.listOne, { timeoutMs: connection.timeouts.list })
  if (!answer.ok) return answer.failure
  const list = readList(answer.value, own.cookieName)
  if (list.kind === 'refused') return false
  if (list.kind === 'dead') return signedOut
  return list.kind === 'failed' ? list.failure : true
}

const withoutType: Failure = {
  kind: 'notAdministrator',
  hint: 'The site lets this user sign in, and then fails at all they ask for: probably a user without a user type. Sign in as a site manager (a user of type Administrator).',
}

const notRecognised: Failure = {
  kind: 'signInBarred',
  hint: 'The site accepted the password but did not keep the session: it may send its cookies over https only. One session may be left there.',
}

/**
 * A refusal may come with a session's cookie all the same: of a sign-in that worked and whose answer was changed on its way, or of
 * nobody. Nobody else would end it.
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
  return ended.ok ? failure : { ...failure, hint: `${failure.hint} ${left}` }
}

/** After these it is not known whether the site has signed us in: in Lino's own words it says so. */
const unclear = new Set<FailureKind>([
  'timedOut',
  'unreachable',
  'unintelligible',
  'serverBusy',
  'redirected',
])
const left = 'If it signed you in all the same, one session may be left there.'

/** The answer to a sign-in was lost, or another one came in its place: the site may have signed us in all the same. */
function maybeLeft(failure: Failure): Failure {
  return unclear.has(failure.kind) ? { ...failure, hint: `${failure.hint} ${left}` } : failure
}
