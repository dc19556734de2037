import type { Session } from '../../../contract/session.ts'
import type { SiteState } from '../../../contract/site.ts'
import { countSessions } from '../../../core/domain/counts.ts'

/** Sites and sessions for the window's own tests, in memory. Times depend on `now`, milliseconds. */

const minute = 60_000
const day = 1440 * minute
const cookieAgeSeconds = 14 * 86_400

/** The same numbers each time. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0').slice(-length)

interface SessionSeed {
  readonly user: string | null
  readonly idleMinutes: number | null
  readonly ip?: string | null
  readonly own?: boolean
  readonly expired?: boolean
}

export function makeSessions(site: number, seeds: readonly SessionSeed[], now: number): Session[] {
  const random = randomFrom(site * 7919)
  return seeds.map((seed, index) => {
    const cut = Math.floor(now / minute) * minute
    const lastActivity = seed.idleMinutes === null ? null : cut - seed.idleMinutes * minute
    const saved = lastActivity ?? cut - 6 * day
    return {
      ref: `${hex(site, 4)}${hex(index, 12)}`,
      keyPrefix: Math.floor(random() * 36 ** 6)
        .toString(36)
        .padStart(6, 'x'),
      user: seed.user,
      ip: seed.ip === undefined ? ipOf(index) : seed.ip,
      lastActivity,
      activityUnknown: lastActivity === null ? 'neverUsed' : null,
      lastSaved: saved,
      expiresAt: seed.expired ? cut - 300 * minute : saved + cookieAgeSeconds * 1000,
      own: seed.own ?? false,
    }
  })
}

const ipOf = (index: number): string =>
  index % 4 === 0
    ? `2001:db8::${hex(0xb000 + index * 77, 4)}`
    : `10.0.${String(90 + (index % 100))}.${String((index * 11) % 250)}`

const users = [
  'robin',
  'luc',
  'marc',
  'romain',
  'rolf',
  'andreas',
  'chantal',
  'hans',
  'jean',
  'laura',
  'nora',
  'sonja',
]

/** This number of active and dangling sessions, the own session, and some expired ones. */
export function usual(active: number, dangling: number, expired = 0, unknown = 0): SessionSeed[] {
  const of = (index: number): string => users[(index * 7) % users.length] ?? 'robin'
  return [
    { user: 'robin', idleMinutes: 0, ip: '10.0.90.1', own: true },
    ...Array.from({ length: active }, (_, index) => ({ user: of(index), idleMinutes: (index * 97) % 5000 })),
    ...Array.from({ length: dangling }, (_, index) => ({
      user: index % 9 === 8 ? 'gerd' : (users[(index * 7) % 5] ?? 'luc'),
      idleMinutes: 4 * 1440 + ((index * 353) % (9 * 1440)),
    })),
    ...Array.from({ length: unknown }, (_, index) => ({
      user: index % 2 ? null : of(index),
      idleMinutes: null,
      ip: null,
    })),
    ...Array.from({ length: expired }, (_, index) => ({
      user: of(index),
      idleMinutes: 15 * 1440,
      expired: true,
    })),
  ]
}

/** Names and addresses that try to break the table. */
export const hostile: SessionSeed[] = [
  { user: 'robin', idleMinutes: 0, ip: '10.0.90.1', own: true },
  { user: '<img src=x onerror=alert(1)>', idleMinutes: 7000, ip: '<script>alert(1)</script>' },
  {
    user: 'a-very-long-username-that-somebody-chose-to-see-what-happens@subdomain.example.org',
    idleMinutes: 8000,
  },
  { user: 'مدير النظام', idleMinutes: 9000, ip: '10.1.2.3, 10.4.5.6, unknown' },
  { user: 'משתמש admin', idleMinutes: 7500 },
  { user: '👩‍💻 nora 🎉', idleMinutes: 6200, ip: 'fe80::1ff:fe23:4567:890a%eth0' },
  { user: 'robin\u202Enimda', idleMinutes: 6300, ip: "' OR 1=1 --" },
  { user: 'zero\u200Bwidth\u0007bell', idleMinutes: 10, ip: '::ffff:192.0.2.128' },
  { user: '   ', idleMinutes: 20 },
  { user: '=HYPERLINK("http://x")', idleMinutes: 6400, ip: '2001:0db8:85a3:0000:0000:8a2e:0370:7334' },
  { user: null, idleMinutes: null, ip: null },
  { user: null, idleMinutes: null, ip: null },
]

export function makeSite(
  siteId: string,
  name: string,
  sessions: readonly Session[],
  more: Partial<SiteState>,
  now: number,
): SiteState {
  const danglingAfterMs = 4 * day
  const onNowMs = 900_000
  const clockOffsetMinutes = 60
  return {
    siteId,
    name,
    url: `https://${siteId}.example.be`,
    user: 'robin',
    demo: false,
    allowHttp: false,
    saved: true,
    keepSeat: true,
    signsItselfIn: false,
    certificate: null,
    passwordKnown: false,
    leftOvers: [],
    danglingAfterMs,
    access: 'signedIn',
    frontEnd: 'react',
    killBy: 'signOut',
    sessionsLimit: null,
    cookieAgeSeconds,
    onNowMs,
    tags: [],
    folder: null,
    clockOffsetMinutes,
    serverAheadMs: 1500,
    readAt: sessions.length > 0 ? now - 4000 : null,
    reading: false,
    failure: null,
    failedAt: null,
    failingSince: null,
    nextTryAt: null,
    nextReadAt: null,
    figuresFrom: sessions.length > 0 ? 'list' : null,
    load: { requestsAnHour: 0, serverSecondsAnHour: 0 },
    counts:
      sessions.length > 0
        ? countSessions(sessions, now, { danglingAfterMs, onNowMs, clockOffsetMinutes })
        : null,
    generation: sessions.length > 0 ? 1 : 0,
    ...more,
  }
}
