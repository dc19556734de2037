import type { DemoSettings } from '../options.ts'
import type { Random } from './random.ts'
import { seededRandom } from './random.ts'
import type { SessionRow } from './store.ts'
import { addedUsers } from './users.ts'

const minute = 60_000
const day = 24 * 60 * minute
const marc = 7
/** How often each user appears. marc signs in everywhere and never signs out. */
const usual: readonly [number, ...number[]] = [1, 2, 3, 4, 7]
/** So many are always working at the start. */
const atWork = 5
const forgetful: readonly [number, ...number[]] = [7, 7, 7, 7, 7, 4, 3, 2]

/** No user has this number. A session of it is a ghost: its user has been deleted. */
export const ghostUserId = 99_991

/**
 * A believable population of exactly `settings.sessions` sessions. Exactly `settings.dangling` of them are
 * valid and were last used 4 days ago or longer. The others are working now, used in the last days, expired,
 * anonymous, or never used since sign-in. The same seed gives the same population relative to `now` (ms).
 */
export function seedSessions(settings: DemoSettings, now: number): SessionRow[] {
  const random = seededRandom(settings.seed)
  const age = settings.cookieAge * 1000
  const dangling = danglingOf(settings)
  const everybody: typeof usual = [...usual, ...addedUsers(settings.people)]
  const working = Math.max(atWork, settings.working)
  const rows = Array.from({ length: settings.sessions }, (_, index) =>
    index < dangling
      ? used(random, random.pick(forgetful), now - danglingIdle(random, age), age)
      : other(random, now, age, { index: index - dangling, working, everybody }),
  )
  if (settings.badRow) rows.push(ghost(random, now, age))
  return rows
}

const danglingOf = (settings: DemoSettings): number => Math.min(settings.dangling, settings.sessions)

/** The sessions of the users who keep working, among those that `seedSessions` made. */
export function workingKeys(settings: DemoSettings, rows: readonly SessionRow[]): string[] {
  const from = danglingOf(settings)
  return rows.slice(from, Math.min(from + settings.working, settings.sessions)).map(({ key }) => key)
}

interface Others {
  /** Among those that are not dangling. */
  readonly index: number
  readonly working: number
  readonly everybody: readonly [number, ...number[]]
}

function other(random: Random, now: number, age: number, { index, working, everybody }: Others): SessionRow {
  if (index < working)
    return used(random, usual[index] ?? random.pick(everybody), now - random.below(9 * minute), age)
  const chance = random.next()
  if (chance < 0.12)
    return used(random, random.pick(everybody), now - age - minute - random.spread(4 * day), age)
  if (chance < 0.2) return unused(random, null, now - random.below(0.9 * age), age)
  if (chance < 0.27) return unused(random, random.pick(everybody), now - random.below(0.7 * age), age)
  return used(random, random.pick(everybody), now - Math.min(random.spread(0.8 * day), 3.5 * day), age)
}

/** Between 4 days and nearly the cookie's age. The session never expires within the next hour. */
function danglingIdle(random: Random, age: number): number {
  const longest = Math.max(age - day / 2, 4.1 * day)
  return Math.min(4.02 * day + random.spread(3 * day), longest - random.below(0.05 * day))
}

function used(random: Random, userId: number, activity: number, age: number): SessionRow {
  const lastActivity = Math.floor(activity)
  return {
    key: random.key(),
    userId,
    expire: lastActivity + age,
    lastActivity,
    ip: address(random),
    flaw: null,
  }
}

function unused(random: Random, userId: number | null, saved: number, age: number): SessionRow {
  return {
    key: random.key(),
    userId,
    expire: Math.floor(saved) + age,
    lastActivity: null,
    ip: null,
    flaw: null,
  }
}

function ghost(random: Random, now: number, age: number): SessionRow {
  return { ...used(random, marc, now - 3 * minute, age), userId: ghostUserId, ip: '10.9.9.9' }
}

function address(random: Random): string {
  const kind = random.below(4)
  if (kind === 0) return `10.0.${random.below(256)}.${random.below(256)}`
  if (kind === 1) return `192.168.1.${random.below(254) + 1}`
  if (kind === 2) return `2001:db8::${random.below(65_536).toString(16)}`
  return `203.0.113.${random.below(254) + 1}`
}
