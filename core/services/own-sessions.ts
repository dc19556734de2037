import { z } from 'zod'
import { succeed } from '../../contract/failure.ts'
import type { LeftOver } from '../../contract/site.ts'
import type { Session } from '../../contract/session.ts'
import type { Clock, Locks, Log, Processes, SettingsStore } from '../ports.ts'
import { isSameOwner, mayBeRunning, ownerByNumber, ownerOnRecord } from './owners.ts'
import { documentNotice, readDocument } from './stored-document.ts'
import { underLock } from './under-lock.ts'

/**
 * Digests of the sessions that the consoles of this data folder have made, so that those of a running one are spared, and one left
 * behind by a crash is recognised. `ref` is null between the request and the note of its answer: such a session is only *possibly* ours.
 */
const entryOf = <Holder extends z.ZodType>(owner: Holder) =>
  z.looseObject({
    url: z.string(),
    user: z.string(),
    ref: z.string().nullable(),
    at: z.number(),
    /** The process that holds it. Missing: none is known to. */
    owner: owner.optional(),
  })
const entry = entryOf(ownerOnRecord)
/** Version 1, of 0.1.0, noted an owner's number alone. */
const ownSessionsDocument = z.union([
  z.object({ version: z.literal(2), sessions: z.array(entry) }),
  z.object({ version: z.literal(1), sessions: z.array(entryOf(z.number().transform(ownerByNumber))) }),
])

const document = { what: 'The own sessions', schema: ownSessionsDocument, version: 2 }

type Entry = z.infer<typeof entry>
/** The entry of a sign-in under way. */
type Intention = Pick<Entry, 'url' | 'user' | 'at'>

/** Whose the sessions of a list are, as far as they are a console's. */
interface ConsoleSessions {
  /** Those that an earlier run left behind. */
  readonly leftOvers: readonly LeftOver[]
  /** Refs of those that are held by another window or terminal, or here with another account. Not the list's own one. */
  readonly elsewhere: ReadonlySet<string>
}

export interface OwnSessions {
  /** A sentence where they could not be read, for every start until they are written again. */
  notice(): Promise<string | null>
  /** Before signing in. Answers what `made` wants back. */
  intend(url: string, user: string): Promise<Intention>
  /** After the answer: the session, or null when none was made. */
  made(intention: Intention, ref: string | null): Promise<void>
  ended(ref: string): Promise<void>
  /** A session of this account was made and could not be ended: it is left over from now on. */
  left(url: string, user: string, ref: string): Promise<void>
  /**
   * Looks a list through. What is not listed any more is forgotten; our own one, if another console has made it, is held from now on
   * by this one as well.
   */
  look(url: string, sessions: readonly Session[]): Promise<ConsoleSessions>
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
  /** Could not be noted: not tried with each list. */
  const unnoted = new Set<string>()

  /** By another console, window or terminal, that may be at work with it. Each owner is looked at once. */
  async function heldByOthers(entries: readonly Entry[]): Promise<ReadonlySet<Entry>> {
    const own = await processes.own()
    const looks = new Map<string, Promise<boolean>>()
    const held = new Set<Entry>()
    for (const each of entries) {
      if (!each.owner || isSameOwner(each.owner, own)) continue
      const key = JSON.stringify([each.owner, each.owner.started === null && each.at])
      const look = looks.get(key) ?? mayBeRunning(processes, each.owner, each.at, clock.now())
      looks.set(key, look)
      if (await look) held.add(each)
    }
    return held
  }

  /** Null: it cannot be read, and is left as it is. */
  async function read(): Promise<Entry[] | null> {
    const found = await readDocument(store, document, log)
    if (found.kind === 'document') return found.value.sessions
    return found.kind === 'left' ? null : []
  }

  /** Answers whether it is on the disk: who signs in or reads does not fail for this. */
  async function change(edit: (entries: Entry[]) => Entry[] | Promise<Entry[]>): Promise<boolean> {
    const done = await underLock(locks, log, lockName, async () => {
      const before = await read()
      if (before === null) return succeed(false)
      const sessions = await edit(before)
      if (sessions.length === before.length && sessions.every((each, at) => each === before[at]))
        return succeed(true)
      const written = await store.write({ version: 2, sessions })
      if (!written.ok)
        log.write('error', 'The list of own sessions could not be written', { reason: written.reason })
      return succeed(written.ok)
    })
    return done.ok && done.value
  }

  /** This console holds its own session, whoever made it: also one taken up again, and after the file was lost. */
  async function hold(url: string, { ref, user }: Session): Promise<void> {
    ours.add(ref)
    const owner = await processes.own()
    const noted = await change(async (entries) => {
      const held = await heldByOthers(entries)
      const others = entries.filter((each) => each.ref !== ref || held.has(each))
      return [...others, { url, user: user ?? '', ref, at: clock.now(), owner }]
    })
    if (!noted) unnoted.add(ref)
  }

  return {
    notice: async () =>
      documentNotice(
        document.what,
        await readDocument(store, document, log),
        ' Until then sessions of other windows and terminals of this console may not be known as such.',
      ),
    async intend(url, user) {
      const intention = { url, user, at: clock.now() }
      const owner = await processes.own()
      await change((entries) => [...entries, { ...intention, ref: null, owner }])
      return intention
    },
    async made({ url, user, at }, ref) {
      if (ref !== null) ours.add(ref)
      const owner = await processes.own()
      await change((entries) => {
        const intention = entries.findIndex(
          (each) => each.ref === null && each.url === url && each.user === user && each.at === at,
        )
        const rest = entries.filter((_, index) => index !== intention)
        return ref === null ? rest : [...rest, { url, user, ref, at: clock.now(), owner }]
      })
    },
    async left(url, user, ref) {
      ours.delete(ref)
      await change((entries) => [...entries, { url, user, ref, at: clock.now() }])
    },
    async ended(ref) {
      ours.delete(ref)
      await change((entries) => entries.filter((each) => each.ref !== ref))
    },
    async look(url, sessions) {
      const entries = (await read()) ?? []
      const own = new Map(sessions.filter((each) => each.own).map((each) => [each.ref, each]))
      const held = await heldByOthers(entries)
      const here = entries.filter((each) => each.url === url)
      const known = new Set([...ours, ...entries.flatMap(({ ref }) => ref ?? [])])
      const listed = new Set(sessions.filter(({ ref }) => known.has(ref)).map(({ ref }) => ref))
      const fitting = (each: Entry): LeftOver[] =>
        each.ref === null
          ? possiblyOurs(each, sessions)
          : listed.has(each.ref)
            ? [{ ref: each.ref, certain: true }]
            : []
      const elsewhere = new Set([...ours].filter((ref) => listed.has(ref)))
      for (const each of held) {
        // A session that may be another console's, for its sign-in is under way.
        const isNew = each.ref === null && each.url === url && clock.now() - each.at < signInMostMs
        // A ref is of one site and key, by whatever address its console knows the site.
        if (each.ref !== null || isNew) for (const { ref } of fitting(each)) elsewhere.add(ref)
      }
      for (const ref of own.keys()) elsewhere.delete(ref)
      const found = here.filter((each) => !held.has(each)).flatMap(fitting)
      const leftOvers = found.filter(({ ref }) => !elsewhere.has(ref) && !own.has(ref))
      const over = (each: Entry): boolean =>
        each.url === url &&
        !held.has(each) &&
        fitting(each).length === 0 &&
        (each.ref !== null || clock.now() - each.at > forgetIntentionsMs)
      if (here.some(over)) {
        const gone = new Set(here.filter(over).map(textOf))
        await change((now) => now.filter((each) => !gone.has(textOf(each))))
      }
      const me = await processes.own()
      for (const session of own.values()) {
        const isNoted = entries.some(
          (each) => each.ref === session.ref && each.owner && isSameOwner(each.owner, me),
        )
        if (!isNoted && !unnoted.has(session.ref)) await hold(url, session)
      }
      return {
        leftOvers: leftOvers.filter(
          ({ ref }, index) => leftOvers.findIndex((each) => each.ref === ref) === index,
        ),
        elsewhere,
      }
    },
  }
}

const textOf = (entry: Entry): string => JSON.stringify(entry)

function possiblyOurs(entry: Entry, sessions: readonly Session[]): LeftOver[] {
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
