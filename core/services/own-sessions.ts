import { z } from 'zod'
import { succeed } from '../../contract/failure.ts'
import type { LeftOver } from '../../contract/site.ts'
import type { Session } from '../../contract/session.ts'
import type { Clock, Locks, Log, Processes, SettingsStore } from '../ports.ts'
import { underLock } from './under-lock.ts'

/**
 * Digests of the sessions that this console has made, so that one left behind by a crash is recognised. `ref` is null
 * between the request and the note of its answer: such a session is only *possibly* ours.
 */
const entry = z.object({
  url: z.string(),
  user: z.string(),
  ref: z.string().nullable(),
  at: z.number(),
  /** The process that made it. Missing: none is known to hold it. */
  owner: z.number().optional(),
})
const ownSessionsDocument = z.object({ version: z.literal(1), sessions: z.array(entry) })

type Entry = z.infer<typeof entry>
/** The entry of a sign-in under way. */
type Intention = Pick<Entry, 'url' | 'user' | 'at'>

export interface OwnSessions {
  /** Before signing in. Answers what `made` wants back. */
  intend(url: string, user: string): Promise<Intention>
  /** After the answer: the session, or null when none was made. */
  made(intention: Intention, ref: string | null): Promise<void>
  ended(ref: string): Promise<void>
  /** A session of this account was made and could not be ended: it is left over from now on. */
  left(url: string, user: string, ref: string): Promise<void>
  /** Those of the listed sessions that an earlier run left behind. What is not listed any more is forgotten. */
  leftOvers(url: string, sessions: readonly Session[]): Promise<readonly LeftOver[]>
}

/** A sign-in takes so long at most, and Lino's cells are cut to minutes. Milliseconds. */
const signInMostMs = 30_000
const cellMs = 60_000
/** A sign-in takes half a minute at most; an older intention that fits no session came to nothing. Milliseconds. */
const forgetIntentionsMs = 600_000
const lockName = 'own-sessions'

export function createOwnSessions(ports: {
  readonly store: SettingsStore
  readonly locks: Locks
  readonly clock: Clock
  readonly log: Log
  readonly processes: Processes
}): OwnSessions {
  const { store, locks, clock, log, processes } = ports
  /** What this process holds is not left over. */
  const ours = new Set<string>()
  const owner = processes.ownId
  /** Another console, a window or a terminal, is at work with it. */
  const isHeld = (each: Entry): boolean =>
    each.owner !== undefined && each.owner !== owner && processes.isRunning(each.owner, each.at)

  async function read(): Promise<Entry[]> {
    const stored = await store.read()
    if (stored.kind === 'absent') return []
    const document = stored.kind === 'document' ? ownSessionsDocument.safeParse(stored.value) : null
    if (document?.success) return document.data.sessions
    const keptAs = stored.kind === 'unreadable' ? stored.keptAs : await store.setAside().catch(() => null)
    log.write('error', 'The list of own sessions could not be read', { keptAs })
    return []
  }

  async function change(edit: (entries: Entry[]) => Entry[]): Promise<void> {
    // Whoever signs in or reads does not fail for this: what cannot be noted is logged.
    await underLock(locks, log, lockName, async () => {
      const before = await read()
      const sessions = edit(before)
      if (sessions.length === before.length && sessions.every((each, at) => each === before[at]))
        return succeed(null)
      const written = await store.write({ version: 1, sessions })
      if (!written.ok)
        log.write('error', 'The list of own sessions could not be written', { reason: written.reason })
      return succeed(null)
    })
  }

  return {
    async intend(url, user) {
      const intention = { url, user, at: clock.now() }
      await change((entries) => [...entries, { ...intention, ref: null, owner }])
      return intention
    },
    async made({ url, user, at }, ref) {
      if (ref !== null) ours.add(ref)
      await change((entries) => {
        const intention = entries.findIndex(
          (each) => each.ref === null && each.url === url && each.user === user && each.at === at,
        )
        const rest = entries.filter((_, index) => index !== intention)
        return ref === null ? rest : [...rest, { url, user, ref, at: clock.now(), owner }]
      })
    },
    left: (url, user, ref) => change((entries) => [...entries, { url, user, ref, at: clock.now() }]),
    ended: (ref) => change((entries) => entries.filter((each) => each.ref !== ref)),
    async leftOvers(url, sessions) {
      const here = (await read()).filter((each) => each.url === url && !isHeld(each))
      const fitting = (each: Entry): LeftOver[] => leftOversOf(each, sessions)
      const own = new Set(sessions.filter((each) => each.own).map((each) => each.ref))
      const found = here.flatMap(fitting).filter(({ ref }) => !ours.has(ref) && !own.has(ref))
      const over = (each: Entry): boolean =>
        each.url === url &&
        !isHeld(each) &&
        fitting(each).length === 0 &&
        (each.ref !== null || clock.now() - each.at > forgetIntentionsMs)
      if (here.some(over)) await change((entries) => entries.filter((each) => !over(each)))
      return found.filter(({ ref }, index) => found.findIndex((each) => each.ref === ref) === index)
    },
  }
}

function leftOversOf(entry: Entry, sessions: readonly Session[]): LeftOver[] {
  if (entry.ref !== null) {
    const { ref } = entry
    return sessions.some((each) => each.ref === ref) ? [{ ref, certain: true }] : []
  }
  const ourIp = sessions.find((each) => each.own)?.ip ?? null
  return sessions
    .filter((each) => each.user === entry.user && madeThen(each, entry.at) && fromHere(each, ourIp))
    .map(({ ref }) => ({ ref, certain: false }))
}

/** Its row was last saved in the minute of that sign-in. */
function madeThen({ lastSaved }: Session, at: number): boolean {
  return lastSaved !== null && lastSaved > at - cellMs && lastSaved <= at + signInMostMs
}

/** Never used, so without an address; or used from where we are. */
function fromHere({ ip, activityUnknown }: Session, ourIp: string | null): boolean {
  return activityUnknown === 'neverUsed' || (ourIp !== null && ip === ourIp)
}
