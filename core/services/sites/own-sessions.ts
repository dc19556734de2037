import { cause } from '../../../contract/failure.ts'
import type { Notice } from '../../../contract/failure-causes.ts'
import type { Session } from '../../../contract/session.ts'
import type { Clock, Locks, Log, Processes, SettingsStore } from '../../ports.ts'
import { isSameOwner, mayBeRunning } from '../records/owners.ts'
import { createOwnSessionsFile, type OwnEntry } from './own-sessions-file.ts'
import { findConsoleSessions, type ConsoleSessions } from './own-sessions-listed.ts'

/** The entry of a sign-in under way. */
type Intention = Pick<OwnEntry, 'url' | 'user' | 'at'>

export interface OwnSessions {
  /** What to say where they could not be read, at every start until they are written again. */
  notices(): Promise<readonly Notice[]>
  /** Before signing in. Answers what `made` wants back. */
  intend(url: string, user: string): Promise<Intention>
  /** After the answer: the session, or null if none was made. */
  made(intention: Intention, ref: string | null): Promise<void>
  ended(ref: string): Promise<void>
  /** A session of this account was made and could not be ended. From now on it counts as left behind. */
  leaveBehind(url: string, user: string, ref: string): Promise<void>
  /**
   * Compares the entries with a list. It forgets sessions that are no longer listed. If another console has
   * made our own session, this console now holds it as well.
   */
  look(url: string, sessions: readonly Session[]): Promise<ConsoleSessions>
}

export function createOwnSessions(ports: {
  readonly store: SettingsStore
  readonly locks: Locks
  readonly clock: Clock
  readonly log: Log
  readonly processes: Processes
}): OwnSessions {
  const { clock, processes } = ports
  const file = createOwnSessionsFile(ports.store, ports.locks, ports.log)
  /** What this process holds is not left behind. */
  const ours = new Set<string>()
  /** Could not be noted. It is not tried again with each list. */
  const unnoted = new Set<string>()

  /**
   * This console holds its own session. That may be a kept session which it uses again, and the file may
   * have been lost.
   */
  async function hold(url: string, { ref, user }: Session): Promise<void> {
    ours.add(ref)
    const owner = await processes.own()
    const noted = await file.change(async (entries) => {
      const held = await heldByOthers(entries, processes, clock)
      const others = entries.filter((each) => each.ref !== ref || held.has(each))
      return [...others, { url, user: user ?? '', ref, at: clock.now(), owner }]
    })
    if (!noted) unnoted.add(ref)
  }

  /** Holds each own session of a list that is not noted as this process's. */
  async function holdOwn(
    url: string,
    sessions: readonly Session[],
    entries: readonly OwnEntry[],
  ): Promise<void> {
    const me = await processes.own()
    const isNoted = (ref: string): boolean =>
      entries.some((each) => each.ref === ref && each.owner && isSameOwner(each.owner, me))
    const own = new Map(sessions.filter((each) => each.own).map((each) => [each.ref, each]))
    for (const session of own.values()) {
      if (!isNoted(session.ref) && !unnoted.has(session.ref)) await hold(url, session)
    }
  }

  return {
    async notices() {
      const notice = await file.notice()
      return notice === null ? [] : [[notice, cause('othersNotKnown')]]
    },
    async intend(url, user) {
      const intention = { url, user, at: clock.now() }
      const owner = await processes.own()
      await file.change((entries) => [...entries, { ...intention, ref: null, owner }])
      return intention
    },
    async made({ url, user, at }, ref) {
      if (ref !== null) ours.add(ref)
      const owner = await processes.own()
      await file.change((entries) => {
        const intention = entries.findIndex(
          (each) => each.ref === null && each.url === url && each.user === user && each.at === at,
        )
        const rest = entries.filter((_, index) => index !== intention)
        return ref === null ? rest : [...rest, { url, user, ref, at: clock.now(), owner }]
      })
    },
    async leaveBehind(url, user, ref) {
      ours.delete(ref)
      await file.change((entries) => [...entries, { url, user, ref, at: clock.now() }])
    },
    async ended(ref) {
      ours.delete(ref)
      await file.change((entries) => entries.filter((each) => each.ref !== ref))
    },
    async look(url, sessions) {
      const entries = (await file.read()) ?? []
      const held = await heldByOthers(entries, processes, clock)
      const known = { url, ours, held, now: clock.now() }
      const { over, ...found } = findConsoleSessions(entries, sessions, known)
      if (over.length > 0) {
        const gone = new Set(over.map(textOf))
        await file.change((now) => now.filter((each) => !gone.has(textOf(each))))
      }
      await holdOwn(url, sessions, entries)
      return found
    },
  }
}

/** By another console, window or terminal, that may be using it. Each owner is looked at once. */
async function heldByOthers(
  entries: readonly OwnEntry[],
  processes: Processes,
  clock: Clock,
): Promise<ReadonlySet<OwnEntry>> {
  const own = await processes.own()
  const looks = new Map<string, Promise<boolean>>()
  const held = new Set<OwnEntry>()
  for (const each of entries) {
    if (!each.owner || isSameOwner(each.owner, own)) continue
    const key = JSON.stringify([each.owner, each.owner.started === null && each.at])
    const look = looks.get(key) ?? mayBeRunning(processes, each.owner, each.at, clock.now())
    looks.set(key, look)
    if (await look) held.add(each)
  }
  return held
}

const textOf = (entry: OwnEntry): string => JSON.stringify(entry)
