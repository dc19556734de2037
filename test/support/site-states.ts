import type { Counts } from '../../contract/session.ts'
import type { SiteState } from '../../contract/site.ts'
import { day, minute, monday } from './sessions.ts'

/** One other active session, and the console's own. */
const counts: Counts = {
  listed: 2,
  live: 2,
  own: 1,
  active: 1,
  dangling: 0,
  unknown: 0,
  expired: 0,
  anonymous: 0,
  expiryUnknown: 0,
  onNow: 1,
  today: 1,
}

/** A saved site that was read on `monday`, and has room. */
export function siteState(given: Partial<SiteState> = {}): SiteState {
  return {
    siteId: 's1',
    name: 'office',
    url: 'https://office.example.com',
    user: 'robin',
    demo: false,
    allowHttp: false,
    certificate: null,
    saved: true,
    danglingAfterMs: 4 * day,
    onNowMs: 15 * minute,
    tags: [],
    folder: null,
    keepSeat: true,
    signsItselfIn: false,
    passwordKnown: true,
    access: 'signedIn',
    frontEnd: 'react',
    killBy: 'signOut',
    sessionsLimit: 50,
    cookieAgeSeconds: 1_209_600,
    clockOffsetMinutes: 60,
    serverAheadMs: 0,
    readAt: monday,
    reading: false,
    failure: null,
    failedAt: null,
    failingSince: null,
    nextTryAt: null,
    nextReadAt: null,
    figuresFrom: 'list',
    load: { requestsAnHour: 60, serverSecondsAnHour: 12 },
    leftOvers: [],
    counts,
    generation: 1,
    ...given,
  }
}
