import type { FrontEnd, KillBy, TimesUnread } from '../../contract/site.ts'
import type { Connection } from './connection.ts'

/** What the console has learnt about a site. Null: not learnt. */
export interface SiteFacts {
  readonly frontEnd: FrontEnd
  readonly killBy: KillBy | null
  readonly secondFactor: boolean | null
  readonly cookieAgeSeconds: number | null
  /** The server's local time minus UTC. */
  readonly clockOffsetMinutes: number | null
  readonly timesUnread?: TimesUnread | null
  /** By the last refusal, also one that we have passed by the way into a full site. */
  readonly sessionsLimit: number | null
  /** The limit refused the last sign-in. If we are in, we came past it. */
  readonly refusedByLimit?: boolean
}

export function factsOf(connection: Connection, frontEnd: FrontEnd): SiteFacts {
  return {
    frontEnd,
    killBy: connection.ending.killBy,
    secondFactor: connection.about.secondFactor,
    cookieAgeSeconds: connection.reading.calibration?.cookieAge ?? connection.ours.session?.maxAge ?? null,
    clockOffsetMinutes: connection.reading.calibration?.activityOffset ?? null,
    timesUnread: connection.reading.timesUnread,
    sessionsLimit: connection.about.sessionsLimit,
    refusedByLimit: connection.about.refusedByLimit,
  }
}
