import type { Failure } from '../../../contract/failure.ts'
import type { EndsBy } from '../../../contract/kill.ts'
import type { Session } from '../../../contract/session.ts'
import type { SiteState } from '../../../contract/site.ts'
import { hostile, makeSessions, makeSite, randomFrom, usual } from './seed.ts'
import { saying } from '../failures.ts'

export interface SeededSite {
  site: SiteState
  sessions: readonly Session[]
  /** By ref. The other sessions end as usual. */
  readonly endsBy?: Readonly<Record<string, EndsBy>>
  /** The one that hides the table. */
  readonly badRef?: string
}

const failedAgo = 38 * 60_000

const signedOutElsewhere: Failure = saying(
  'signedOut',
  'Somebody ended this console’s session, or it expired. Sign in again to read on.',
)

const tableHidden: Failure = saying(
  'tableHidden',
  'The site lists no session at all, because one of them cannot be shown.',
  { siteText: 'User matching query does not exist. <class DoesNotExist>' },
)

/** The last rows are known, and one of them is the broken one. */
const haunted = (seeded: SeededSite): SeededSite => ({ ...seeded, badRef: seeded.sessions[7]?.ref ?? '' })

/** Sessions of unknown activity only end by signing in over them. One does not end at all. */
function withGhosts(seeded: SeededSite): SeededSite {
  const unknown = seeded.sessions.filter((session) => session.activityUnknown !== null)
  const endsBy = Object.fromEntries(
    unknown.map(({ ref }, index) => [ref, index === 0 ? 'cannot' : 'signInOver'] as const),
  )
  return { ...seeded, endsBy }
}

/** Two sessions of an earlier run, and one that may be. */
function withLeftOvers({ site, sessions }: SeededSite): SeededSite {
  const refs = sessions.filter((session) => !session.own).map((session) => session.ref)
  const leftOvers = [2, 5, 12].flatMap((at, index) => {
    const ref = refs[at]
    return ref === undefined ? [] : [{ ref, certain: index < 2 }]
  })
  return { site: { ...site, leftOvers }, sessions }
}

/** One site for each state that the window knows. */
export function seededSites(now: number, only: string | null): SeededSite[] {
  let count = 0
  const seeded = (
    id: string,
    name: string,
    seeds: Parameters<typeof makeSessions>[1],
    more: Partial<SiteState> = {},
  ): SeededSite => {
    count += 1
    const sessions = makeSessions(count, seeds, now)
    return { site: makeSite(id, name, sessions, more, now), sessions }
  }
  const demos = [
    seeded('demo26', 'Practice site', usual(11, 19, 3), {
      demo: true,
      access: 'signedOut',
      sessionsLimit: 60,
      url: 'http://127.0.0.1:8300',
      readAt: null,
      counts: null,
      generation: 0,
    }),
    seeded('demo21', 'Practice site, Lino 21', usual(5, 240, 0), {
      demo: true,
      access: 'signedOut',
      killBy: 'kill',
      url: 'http://127.0.0.1:8301',
      readAt: null,
      counts: null,
      generation: 0,
    }),
  ]
  if (only === 'demo') return demos
  const random = randomFrom(5)
  const crowd = Array.from({ length: 10_000 }, (_, index) => ({
    user: `user${String(Math.floor(random() * 900)).padStart(3, '0')}`,
    idleMinutes: Math.floor(random() ** 2 * 14 * 1440),
    own: index === 0,
  }))
  return [
    seeded('weleup', 'Weleup Eupen', usual(11, 38, 6), { sessionsLimit: 50 }),
    seeded('avanti', 'Avanti Kettenis', usual(12, 5), { sessionsLimit: 40 }),
    seeded('voga', 'Voga Talbot', usual(6, 11), {
      sessionsLimit: 30,
      failure: saying(
        'unreachable',
        'voga.example.be did not answer: the connection was refused. Check that the site runs; the console goes on trying.',
      ),
      failedAt: now - failedAgo,
      readAt: now - failedAgo - 20_000,
    }),
    seeded('crowd', 'Crowd of ten thousand', crowd),
    seeded('odd', 'Names that want to break it <b>\u202E', hostile, { sessionsLimit: 12 }),
    seeded('empty', 'Empty site', usual(0, 0), { sessionsLimit: 5 }),
    seeded('unknown', 'Cosi Tallinn', usual(4, 3, 0, 5), { clockOffsetMinutes: 120, killBy: null }),
    seeded('ghost', 'Haunted site', [], {
      failure: tableHidden,
      failedAt: now - failedAgo,
    }),
    haunted(
      seeded('haunted', 'Haunted, rows known', usual(6, 9), {
        sessionsLimit: 40,
        failure: tableHidden,
        failedAt: now - failedAgo,
        readAt: now - failedAgo - 20_000,
      }),
    ),
    withGhosts(seeded('extjs', 'Weleup, ExtJS', usual(9, 14, 0, 8), { frontEnd: 'extjs' })),
    seeded('ended', 'Ended elsewhere', usual(8, 9), {
      access: 'signedOut',
      sessionsLimit: 40,
      failure: signedOutElsewhere,
      failedAt: now - 60_000,
    }),
    seeded('paused', 'Wrong password', [], {
      access: 'paused',
      failure: saying(
        'wrongPassword',
        'Failed to sign in as robin. Check the username and the password; Lino does not tell which one is wrong.',
      ),
      failedAt: now - 60_000,
    }),
    seeded('kicked', 'Ended elsewhere, password known', [], {
      access: 'signedOut',
      passwordKnown: true,
      failure: signedOutElsewhere,
      failedAt: now - 60_000,
    }),
    seeded('banned', 'Banned for a minute', [], {
      access: 'signedOut',
      passwordKnown: true,
      failure: saying(
        'banned',
        'Too many sign-ins from this address have failed, so the site refuses the right password, too. Wait a full minute without any try.',
        { siteText: 'Too many authentication failures from 10.0.0.7', retryAfterSeconds: 60 },
      ),
      failedAt: now,
    }),
    withLeftOvers(seeded('crashed', 'After a crash', usual(9, 8), { sessionsLimit: 60 })),
    seeded('new', 'Not signed in', [], { access: 'signedOut' }),
    ...demos,
  ]
}
