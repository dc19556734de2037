import {
  newFailure,
  succeed,
  type Failure,
  type FailureKind,
  type Result,
} from '../../../contract/failure.ts'
import type { Counts } from '../../../contract/session.ts'
import type { SiteState } from '../../../contract/site.ts'
import type { EndAnswer } from '../../lino/index.ts'
import type { Clock } from '../../ports.ts'
import { enterSite, type Entered, type EnteringWith, type GivenCredentials } from './enter-site.ts'
import { well, type RunningFacts } from './site-facts.ts'
import type { SiteReading } from './site-reading.ts'
import type { SiteStatus } from './site-status.ts'
import { isUnheard } from './site-trouble.ts'

/** How one site gets a session of ours. */
export interface SiteSignIn {
  /** Uses the kept session again, or signs in. Then reads. Without a password it uses the known one. */
  signIn(given: GivenCredentials): Promise<Result<SiteState>>
  /** The same. If it can try nothing, it changes nothing and fails with `passwordNeeded`. */
  signInIfKnown(given: GivenCredentials): Promise<Result<SiteState>>
  /**
   * Uses the kept session again, if there is one. It makes a new one only if the site signs itself in, once
   * in a run.
   */
  resume(): Promise<void>
  /** Ends a session that `endsBy` calls 'signInOver'. Needs the password. */
  endBySigningIn(ref: string): Promise<EndAnswer>
  /** Forgets a password that waits in memory for the next step of a sign-in. */
  forgetPending(): void
}

const noPassword: Failure = newFailure('passwordNeeded', 'needsPasswordToSignInOver')

/** After these failures the next step needs the same password, so it stays (in memory) until then. */
const mayTryAgain = new Set<FailureKind>(['codeNeeded', 'codeWrong', 'limitReached', 'signInBarred'])

export function createSiteSignIn(
  status: SiteStatus,
  reading: SiteReading,
  ports: EnteringWith & { readonly clock: Clock },
): SiteSignIn {
  const { client, account, ownSessions, clock } = ports
  const { facts } = status
  let pending: string | undefined
  let hasSignedItselfIn = false

  const isIn = (): boolean => client.signedIn && facts.access === 'signedIn'

  async function signIn(given: GivenCredentials): Promise<Result<SiteState>> {
    if (isIn()) return succeed(status.state())
    const banned = stillBanned(facts, clock.now())
    if (banned) return { ok: false, failure: banned }
    const password = given.password ?? pending
    status.update({ access: 'signingIn' })
    const entered = await enterSite(status.record, { ...given, password }, ports)
    if (entered.ok) return settleIn(entered.value, given)
    pending = mayTryAgain.has(entered.failure.kind) ? password : undefined
    await refused(entered.failure)
    return entered
  }

  async function signInIfKnown(given: GivenCredentials, repeats = false): Promise<Result<SiteState>> {
    if (isIn()) return succeed(status.state())
    const banned = stillBanned(facts, clock.now())
    if (banned) return { ok: false, failure: banned }
    const { awaitsResume } = facts
    const entered = await enterSite(status.record, given, ports, () => {
      if (!awaitsResume) status.update({ access: 'signingIn' })
    })
    if (entered.ok) return settleIn(entered.value, given)
    if (entered.failure.kind === 'passwordNeeded')
      status.update({ awaitsResume: false, passwordKnown: (await account.holds()).password })
    else await refused(entered.failure, repeats)
    return entered
  }

  async function settleIn(entered: Entered, given: GivenCredentials): Promise<Result<SiteState>> {
    pending = undefined
    const { fresh } = entered
    status.learn({ awaitsResume: false, madeHere: fresh })
    const { password: passwordKnown } = await account.holds()
    const learntLimit = entered.facts.sessionsLimit ?? facts.learntLimit
    status.update({ access: 'signedIn', ...well, passwordKnown, learntLimit })
    const at = clock.now()
    const listed = await reading.read()
    if (listed.ok && fresh) await reading.learnWhatCounts(listed.value, at)
    if (
      listed.ok &&
      fresh &&
      given.enterFull !== true &&
      hasOutgrown(status.state().counts, facts.learntLimit)
    )
      status.learn({ learntLimit: null })
    // Without a key, so that a plan can say how it will kill, and what it cannot. A failure is reported at
    // the kill.
    if (listed.ok && (await client.prepareToEnd()).ok) status.update({})
    return listed.ok ? succeed(status.state()) : listed
  }

  /** @param repeats the same sign-in is tried again as long as nobody answers */
  async function refused(failure: Failure, repeats = false): Promise<void> {
    status.learn({ access: failure.kind === 'wrongPassword' ? 'paused' : 'signedOut' })
    const { password, session } = await account.holds()
    const awaitsResume =
      (session && isUnheard(failure.kind)) || (repeats && password && failure.kind === 'unreachable')
    status.learn({ passwordKnown: password, awaitsResume })
    status.failed(failure)
  }

  return {
    signIn,
    signInIfKnown: (given) => signInIfKnown(given),
    async resume() {
      const mayUsePassword = status.record.signsItselfIn && !hasSignedItselfIn
      // Without a password only the kept session can be used.
      const entered = await signInIfKnown(mayUsePassword ? {} : { password: '' }, mayUsePassword)
      // If nobody answered, no sign-in was refused, and the next try is the first.
      if (mayUsePassword) hasSignedItselfIn = entered.ok || entered.failure.kind !== 'unreachable'
    },
    async endBySigningIn(ref) {
      const { url, user } = status.record
      const password = (await account.read()).password ?? pending
      if (password === undefined) return { kind: 'failed', failure: noPassword }
      const answer = await client.endBySigningIn(ref, { user, password })
      if (answer.kind === 'failed' && answer.leftBehind !== undefined)
        await ownSessions.leaveBehind(url, user, answer.leftBehind)
      return answer
    },
    forgetPending() {
      pending = undefined
    },
  }
}

/**
 * The site let us in as usual, and has more live sessions than a refusal once allowed. So its limit was
 * raised since then.
 */
function hasOutgrown(counts: Counts | null, learntLimit: number | null): boolean {
  return counts !== null && learntLimit !== null && counts.live > learntLimit
}

/** A ban ends some time after the last try, so each try would make the ban longer. */
function stillBanned({ failure, failedAt }: Readonly<RunningFacts>, now: number): Failure | null {
  if (failure?.kind !== 'banned' || failedAt === null) return null
  const waitSeconds = (failure.retryAfterSeconds ?? 0) - Math.floor((now - failedAt) / 1000)
  return waitSeconds > 0 ? { ...failure, retryAfterSeconds: waitSeconds } : null
}
