import type { Session } from '../../../contract/session.ts'
import type { LeftOver } from '../../../contract/site.ts'
import type { OwnEntry } from './own-sessions-file.ts'

/** Which sessions of a list are a console's, and whose. */
export interface ConsoleSessions {
  /** Sessions that an earlier run left behind. */
  readonly leftOvers: readonly LeftOver[]
  /**
   * Refs of sessions that another window or terminal holds, or this one with another account. Without the
   * list's own session.
   */
  readonly elsewhere: ReadonlySet<string>
}

/** What the console knows when it compares its entries with a list of this site. */
interface Known {
  readonly url: string
  /** The refs that this process holds. */
  readonly ours: ReadonlySet<string>
  /** The entries that another console may be using. */
  readonly held: ReadonlySet<OwnEntry>
  readonly now: number
}

/** The longest sign-in, and Lino's cells are cut to minutes. Milliseconds. */
const signInMostMs = 30_000
const cellMs = 60_000
/**
 * A sign-in takes half a minute at most. An older intention that fits no session came to nothing.
 * Milliseconds.
 */
const forgetIntentionsMs = 600_000

/** Compares the entries with a list. `over`: the entries of this site that fit nothing any longer. */
export function findConsoleSessions(
  entries: readonly OwnEntry[],
  sessions: readonly Session[],
  { url, ours, held, now }: Known,
): ConsoleSessions & { readonly over: readonly OwnEntry[] } {
  const own = new Set(sessions.filter((each) => each.own).map(({ ref }) => ref))
  const here = entries.filter((each) => each.url === url)
  const known = new Set([...ours, ...entries.flatMap(({ ref }) => ref ?? [])])
  const listed = new Set(sessions.filter(({ ref }) => known.has(ref)).map(({ ref }) => ref))
  const fitting = (each: OwnEntry): LeftOver[] => {
    if (each.ref === null) return possiblyOurs(each, sessions)
    return listed.has(each.ref) ? [{ ref: each.ref, certain: true }] : []
  }
  const elsewhere = new Set([...ours].filter((ref) => listed.has(ref)))
  for (const each of held) {
    // A session that may be another console's, because that console's sign-in is under way.
    const isNew = each.ref === null && each.url === url && now - each.at < signInMostMs
    // A ref belongs to one site and key, whatever address its console uses for the site.
    if (each.ref !== null || isNew) for (const { ref } of fitting(each)) elsewhere.add(ref)
  }
  for (const ref of own) elsewhere.delete(ref)
  const free = here.filter((each) => !held.has(each))
  const leftOvers = free.flatMap(fitting).filter(({ ref }) => !elsewhere.has(ref) && !own.has(ref))
  const over = free.filter(
    (each) => fitting(each).length === 0 && (each.ref !== null || now - each.at > forgetIntentionsMs),
  )
  return { leftOvers: surestOfEachRef(leftOvers), elsewhere, over }
}

/** An intention may fit a session that another entry knows for certain. */
function surestOfEachRef(all: readonly LeftOver[]): LeftOver[] {
  const surest = new Map<string, LeftOver>()
  for (const each of all) if (each.certain || !surest.has(each.ref)) surest.set(each.ref, each)
  return [...surest.values()]
}

function possiblyOurs(entry: OwnEntry, sessions: readonly Session[]): LeftOver[] {
  const ourIp = sessions.find((each) => each.own)?.ip ?? null
  return sessions
    .filter((each) => each.user === entry.user && madeThen(each, entry.at) && fromHere(each, ourIp))
    .map(({ ref }) => ({ ref, certain: false }))
}

/** Its row was last saved in the minute of that sign-in. */
function madeThen({ lastSaved }: Session, at: number): boolean {
  return lastSaved !== null && lastSaved > at - cellMs && lastSaved <= at + signInMostMs
}

/** Never used, so it has no address, or used from our address. */
function fromHere({ ip, activityUnknown }: Session, ourIp: string | null): boolean {
  return activityUnknown === 'neverUsed' || (ourIp !== null && ip === ourIp)
}
