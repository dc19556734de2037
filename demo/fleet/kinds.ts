import { assertNever } from '../assert-never.ts'
import type { DemoOptions } from '../options.ts'
import type { Random } from '../site/random.ts'
import type { Trouble } from './trouble.ts'

/** What is special about a site of a fleet, and how many of a hundred sites are of this kind. */
const shares = {
  /** It is full, and few people are working: nearly all its sessions are dangling. */
  dangling: 8,
  /** Many people are working, and one place is free. */
  full: 5,
  slow: 6,
  dead: 3,
  hanging: 3,
  busy: 3,
  hidden: 3,
  /** Other dates, times and zones. */
  formats: 6,
  /** No place is free, so nobody can sign in. */
  closed: 2,
  big: 2,
  /** Lino 21, or the ExtJS front end. */
  older: 6,
  fine: 53,
} as const

export type FleetKind = keyof typeof shares

const kinds: readonly FleetKind[] = [
  'fine',
  'dangling',
  'full',
  'slow',
  'dead',
  'hanging',
  'busy',
  'hidden',
  'formats',
  'closed',
  'big',
  'older',
]

/** The kinds of this number of sites: one of each as far as possible, and then by their shares. */
export function kindsOf(count: number): FleetKind[] {
  const found = kinds.slice(0, count)
  const has = new Map<FleetKind, number>(found.map((kind) => [kind, 1]))
  const lacking = (kind: FleetKind): number => (shares[kind] * count) / 100 - (has.get(kind) ?? 0)
  while (found.length < count) {
    const next = kinds.reduce((most, kind) => (lacking(kind) > lacking(most) ? kind : most))
    has.set(next, (has.get(next) ?? 0) + 1)
    found.push(next)
  }
  return found
}

export interface KindOfSite {
  readonly options: DemoOptions
  /** How many places the sessions limit leaves free. Null: there is no limit. */
  readonly room: number | null
  /** What is wrong from the start on. */
  readonly trouble: Trouble | null
}

const formats: readonly [DemoOptions, ...DemoOptions[]] = [
  { dateFormat: '%Y-%m-%d', offset: 180 },
  { dateFormat: '%d/%m/%Y', offset: 120 },
  { dateFormat: '%m/%d/%Y', timeFormat: '%I:%M %p', offset: -300 },
  { useTz: true },
  { dateFormat: '%Y/%m/%d', timeFormat: '%H:%M:%S', offset: 345 },
  { timeFormat: '%I:%M' },
]

const older: readonly [DemoOptions, ...DemoOptions[]] = [
  { lino: '21', startedAgo: 3 },
  { lino: '21', frontEnd: 'extjs', offset: 60 },
  { frontEnd: 'extjs' },
]

/** The site of this kind. `nth`: how many of the kind came before it. */
export function siteOfKind(kind: FleetKind, nth: number, random: Random): KindOfSite {
  const sessions = 10 + random.below(110)
  const fine: KindOfSite = {
    options: { sessions, dangling: random.below(sessions / 4), working: random.below(9), people: 8 },
    room: random.below(3) === 0 ? null : 20 + random.below(80),
    trouble: null,
  }
  switch (kind) {
    case 'fine':
      return fine
    case 'dangling':
      return { ...fine, options: crowd(60 + random.below(60), 0.85, 2 + random.below(4)), room: 1 }
    case 'full':
      return { ...fine, options: crowd(50 + random.below(30), 0.05, 38 + random.below(10)), room: 1 }
    case 'closed':
      return { ...fine, options: crowd(40 + random.below(20), 0.8, 3), room: 0 }
    case 'big':
      return { ...fine, options: crowd(3000 + random.below(5000), 0.8, 40), room: null }
    case 'slow':
      return { ...fine, options: { ...fine.options, sessions: 400 }, trouble: { kind: 'slow', ms: 700 } }
    case 'dead':
      return { ...fine, trouble: { kind: 'dead' } }
    case 'hanging':
      return { ...fine, trouble: { kind: 'hang' } }
    case 'busy':
      return { ...fine, trouble: { kind: 'busy', retryAfter: 30 + 30 * random.below(4) } }
    case 'hidden':
      return { ...fine, trouble: { kind: 'hidden' } }
    case 'formats':
      return { ...fine, options: { ...fine.options, ...formats[nth % formats.length] } }
    case 'older':
      return { ...fine, options: { ...fine.options, ...older[nth % older.length] } }
    default:
      return assertNever(kind)
  }
}

const crowd = (sessions: number, danglingPart: number, working: number): DemoOptions => ({
  sessions,
  dangling: Math.round(sessions * danglingPart),
  working,
  people: 40,
})
