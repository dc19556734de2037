import { cause, causesOf, newFailure, type Failure, type FailureKind } from '../../../contract/failure.ts'
import type { Session } from '../../../contract/session.ts'
import { askedRestMs, mostAskedMs } from '../../domain/back-off.ts'
import type { Clock } from '../../ports.ts'
import type { RunControl } from './run-control.ts'
import type { WatchedSite } from '../sites/watched-site.ts'

/**
 * For this time a site that does not answer rests before each further try. A server restarts within it.
 * Milliseconds.
 */
const restsMs = [500, 1000, 2000, 4000, 8000, 15_000]
/**
 * A proxy or a firewall may answer once instead of the site. After this time that is mostly over.
 * Milliseconds.
 */
const oddRestMs = 2000
/**
 * A list for a run, and whether the run has to stop. If both are there, the list is true, but nothing more
 * may be sent.
 */
interface RunList {
  readonly sessions: readonly Session[] | null
  readonly stop: Failure | null
}

/** The lists of one run. */
export interface RunLists {
  /**
   * Lists, and waits for a site that is busy or restarting. Asks once more after an odd answer. If our own
   * session has expired, it signs in again, once and by the rules of sign-in. If somebody has ended our
   * session, the list of the new session is the last.
   * @param patient false: one try only
   */
  read(patient?: boolean): Promise<RunList>
  /** Gives the site the time that it asked for. */
  rest(failure: Failure, atLeastMs: number): Promise<void>
}

/** Failures that may pass without help. */
export function mayPass(kind: FailureKind): boolean {
  return kind === 'unreachable' || kind === 'timedOut' || kind === 'serverBusy'
}

/** No real answer, although the site has just been listing its sessions to us. It is asked once more. */
function isOdd({ kind }: Failure): boolean {
  const ofProxy = kind === 'unintelligible' || kind === 'redirected' || kind === 'notInDatabase'
  return ofProxy || kind === 'notAdministrator'
}

/** Longer than a run waits. The run stops, and another run may kill the rest. */
export function asksForLong({ retryAfterSeconds = 0 }: Failure): boolean {
  return retryAfterSeconds * 1000 > mostAskedMs
}

export function createRunLists(
  site: WatchedSite,
  clock: Clock,
  control: RunControl,
  waits: (until: number | null) => void,
): RunLists {
  let ownRef = ownOf(site.list().sessions)
  let signedInAgain = false
  /** Our session has ended, and no list has shown yet whether it had expired. */
  let lost: Failure | null = null

  async function readOnce(): Promise<RunList> {
    const read = await site.read()
    if (!read.ok) {
      return read.failure.kind === 'signedOut'
        ? signInAgain(read.failure)
        : { sessions: null, stop: read.failure }
    }
    return take(read.value)
  }

  function take(sessions: readonly Session[]): RunList {
    const own = ownOf(sessions)
    if (own === null) return notWhole
    const [gone, before] = [lost, ownRef]
    ownRef = own
    lost = null
    // An expired row stays listed. A row that somebody has ended does not.
    const expired = sessions.some((each) => each.ref === before)
    return { sessions, stop: gone && !expired ? { ...gone, ...cause('endedBySomebody') } : null }
  }

  async function signInAgain(gone: Failure): Promise<RunList> {
    if (signedInAgain) return { sessions: null, stop: { ...gone, ...cause('endedAgain') } }
    lost = gone
    const entered = await site.signIn({})
    // Also if only its list has failed.
    signedInAgain = site.state().access === 'signedIn'
    if (!entered.ok) {
      const { failure } = entered
      return {
        sessions: null,
        stop: mayPass(failure.kind)
          ? failure
          : { ...gone, ...cause('couldNotSignInAgain'), also: causesOf(failure) },
      }
    }
    return take(site.list().sessions)
  }

  async function rest(failure: Failure, atLeastMs: number): Promise<void> {
    const ms = Math.max(askedRestMs(failure.retryAfterSeconds), atLeastMs)
    if (ms === 0) return
    waits(clock.now() + ms)
    await control.rest(ms)
    waits(null)
  }

  return {
    async read(patient = true) {
      let list = await readOnce()
      if (list.sessions === null && list.stop && isOdd(list.stop)) {
        await rest(list.stop, list === notWhole ? 0 : oddRestMs)
        list = await readOnce()
      }
      for (const restMs of patient ? restsMs : []) {
        if (!list.stop || !mayPass(list.stop.kind) || control.cancelled || asksForLong(list.stop)) break
        await rest(list.stop, restMs)
        if (control.cancelled) break
        list = await readOnce()
      }
      return list
    },
    rest,
  }
}

function ownOf(sessions: readonly Session[]): string | null {
  return sessions.find((each) => each.own)?.ref ?? null
}

/** Our own session always exists. If it is missing in a list, other missing sessions may still exist too. */
const notWhole: RunList = {
  sessions: null,
  stop: newFailure('unintelligible', 'listNotWhole'),
}
