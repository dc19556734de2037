import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import type { Session } from '../../contract/session.ts'
import type { SiteState } from '../../contract/site.ts'
import { stateOf } from '../../core/domain/state.ts'
import type { LinoRow } from './lino/index.ts'

const day = 86_400_000
/** Cells are cut to minutes, and a few seconds pass between the list and the dump. */
const precisionMs = 60_000 + 15_000

export const refOf = (url: string, key: string): string =>
  createHash('sha256')
    .update(`${new URL(url).origin}\n${key}`)
    .digest('hex')
    .slice(0, 16)

/**
 * The console says about each session what the database holds: no row missing, no row more, no time wrong.
 */
export function expectTruth(
  site: SiteState,
  sessions: readonly Session[],
  rows: readonly LinoRow[],
  url: string,
): void {
  const byRef = new Map(sessions.map((session) => [session.ref, session]))
  expect(sessions).toHaveLength(rows.length)
  for (const row of rows) {
    const session = byRef.get(refOf(url, row.key))
    expect(session, `the session ${row.key.slice(0, 6)} is listed`).toBeDefined()
    if (!session) continue
    expect(session.user).toBe(row.user)
    expect(session.keyPrefix).toBe(row.key.slice(0, 6))
    near(session.expiresAt, Date.parse(row.expire), 'expiry')
    if (row.lastActivity === null || row.user === null) expect(session.lastActivity).toBeNull()
    else if (!session.own) near(session.lastActivity, Date.parse(row.lastActivity), 'last activity')
    expectState(site, session, row)
  }
}

function near(told: number | null, truth: number, what: string): void {
  expect(told, what).not.toBeNull()
  expect(Math.abs((told ?? 0) - truth), what).toBeLessThan(precisionMs)
}

/** The judgement, away from the edges where a minute decides. */
function expectState(site: SiteState, session: Session, row: LinoRow): void {
  const now = (site.readAt ?? 0) + site.serverAheadMs
  const left = Date.parse(row.expire) - now
  const idle = row.lastActivity === null ? null : now - Date.parse(row.lastActivity)
  if (session.own || Math.abs(left) < 2 * precisionMs) return
  if (idle !== null && Math.abs(idle - 4 * day) < 2 * precisionMs) return
  const live = row.user === null || idle === null ? 'unknown' : idle >= 4 * day ? 'dangling' : 'active'
  expect(stateOf(session, now, site.danglingAfterMs)).toBe(left <= 0 ? 'expired' : live)
}
