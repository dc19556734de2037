import type { FrontEnd, KillBy } from '../../contract/site.ts'
import type { Connection } from './connection.ts'

/** What has been learnt of a site so far; null where it has not. */
export interface SiteFacts {
  readonly frontEnd: FrontEnd
  readonly killBy: KillBy | null
  readonly secondFactor: boolean | null
  readonly cookieAgeSeconds: number | null
  /** The server's local time minus UTC. */
  readonly clockOffsetMinutes: number | null
  /** By the last refusal, also one that the way into a full site went past. */
  readonly sessionsLimit: number | null
  /** The last sign-in was refused by the limit: if we are in, we came past it. */
  readonly refusedByLimit?: boolean
}

export function factsOf(connection: Connection, frontEnd: FrontEnd): SiteFacts {
  return {
    frontEnd,
    killBy: connection.killBy,
    secondFactor: connection.secondFactor,
    cookieAgeSeconds: connection.calibration?.cookieAge ?? connection.own?.maxAge ?? null,
    clockOffsetMinutes: connection.calibration?.activityOffset ?? null,
    sessionsLimit: connection.sessionsLimit,
    refusedByLimit: connection.refusedByLimit,
  }
}
