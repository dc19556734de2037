import type { Failure, FailureKind } from '../../contract/failure.ts'
import type { Session } from '../../contract/session.ts'
import { askedRestMs, mostAskedMs } from '../domain/back-off.ts'
import type { Clock } from '../ports.ts'
import type { RunControl } from './run-control.ts'
import type { WatchedSite } from './watched-site.ts'

/** How long a site that does not answer is left alone before each further try: a server restarts within that. Milliseconds. */
const restsMs = [500, 1000, 2000, 4000, 8000, 15_000]
/** What a proxy or a firewall answered in the site's place, once, is mostly over after so long. Milliseconds. */
const oddRestMs = 2000
/** A list for a run, and whether the run has to stop. Both: what was listed is true, but nothing more is to be sent. */
interface RunList {
  readonly sessions: readonly Session[] | null
  readonly stop: Failure | null
}

/** The lists of one run. */
export interface RunLists {
  /**
   * Lists, and waits for a site that is busy or restarting; asks once more after an odd answer. Where our own session has
   * expired, signs in again, once and by the rules of sign-in; where somebody has ended it, the list that a new one gets is
   * the last.
   * @param patient false: one try only
   */
  read(patient?: boolean): Promise<RunList>
  /** As long as the last list took, milliseconds. */
  readonly tookMs: number
  /** Gives the site the time that it asked for. */
  rest(failure: Failure, atLeastMs: number): Promise<void>
}

/** What may pass by itself. */
export function mayPass(kind: FailureKind): boolean {
  return kind === 'unreachable' || kind === 'timedOut' || kind === 'serverBusy'
}

/** No answer of a site that has just been listing its sessions to us: it is asked once more before anything is concluded. */
function isOdd({ kind }: Failure): boolean {
  const ofProxy = kind === 'unintelligible' || kind === 'redirected' || kind === 'notInDatabase'
  return ofProxy || kind === 'notAdministrator'
}

/** More than a run waits for: it stops, and the rest is for another one. */
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
  /** Our session has ended, and no list has told yet whether it had expired. */
  let lost: Failure | null = null
  let tookMs = 0

  async function readOnce(): Promise<RunList> {
    const began = clock.now()
    const read = await site.read()
    tookMs = clock.now() - began
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
    // An expired row stays listed; one that somebody has ended does not.
    const expired = sessions.some((each) => each.ref === before)
    return { sessions, stop: gone && !expired ? { ...gone, hint: endedBySomebody } : null }
  }

  async function signInAgain(gone: Failure): Promise<RunList> {
    if (signedInAgain) return { sessions: null, stop: { ...gone, hint: endedAgain } }
    lost = gone
    const entered = await site.signIn({})
    // Also where only its list has failed.
    signedInAgain = site.state().access === 'signedIn'
    if (!entered.ok) {
      const { failure } = entered
      return {
        sessions: null,
        stop: mayPass(failure.kind) ? failure : { ...gone, hint: `${cannotGoOn} ${failure.hint}` },
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
    get tookMs() {
      return tookMs
    },
  }
}

function ownOf(sessions: readonly Session[]): string | null {
  return sessions.find((each) => each.own)?.ref ?? null
}

/** Our own session always exists, so whoever else is missing in such a list is not known to be gone. */
const notWhole: RunList = {
  sessions: null,
  stop: {
    kind: 'unintelligible',
    hint: 'The site’s list of sessions does not show the console’s own one, so it is not whole, and nothing is concluded from it. Read the site again.',
  },
}

const endedBySomebody =
  'The console’s own session was ended meanwhile: by another administrator, it seems. As soon as a list showed that, nothing more was sent.'
const endedAgain = 'The console’s own session was ended again and again meanwhile, so it stopped.'
const cannotGoOn = 'The console’s own session has ended, and it could not sign in again.'
