import { expect } from 'vitest'
import type { LinoRow } from './lino/index.ts'
import { refOf } from './lino-truth.ts'

/** What `list --json` says about a session. Times are ISO. */
export interface ListedSession {
  readonly ref: string
  readonly keyPrefix: string
  readonly user: string | null
  readonly ip: string | null
  readonly lastActivity: string | null
  readonly expiresAt: string | null
  readonly state: 'own' | 'active' | 'dangling' | 'unknown' | 'expired'
}

/** The document of `list --json`. */
export interface ListDocument {
  readonly site: {
    readonly frontEnd: string
    readonly killBy: string
    readonly sessionsLimit: number | null
    readonly countsExpired: boolean | null
  }
  readonly counts: Readonly<
    Record<'listed' | 'live' | 'own' | 'dangling' | 'expired' | 'anonymous', number>
  > & {
    readonly towardsLimit: number
  }
  readonly sessions: readonly ListedSession[]
}

const fourDays = 4 * 86_400_000
/** Cells are cut to minutes, and a list takes moments. */
const precisionMs = 75_000

/** What a row of the database is, by the database's own times. */
export function stateOfRow(row: LinoRow, now = Date.now()): ListedSession['state'] {
  if (Date.parse(row.expire) <= now) return 'expired'
  if (row.user === null || row.lastActivity === null) return 'unknown'
  return now - Date.parse(row.lastActivity) >= fourDays ? 'dangling' : 'active'
}

/** The list is the database's rows, and nothing more but the terminal's own session. */
export function expectListed({ sessions }: ListDocument, rows: readonly LinoRow[], url: string): void {
  const others = sessions.filter((each) => each.state !== 'own')
  expect(sessions).toHaveLength(others.length + 1)
  const told = others.map(({ ref, keyPrefix, user, ip, state }) => ({ ref, keyPrefix, user, ip, state }))
  const held = rows.map((row) => ({
    ref: refOf(url, row.key),
    keyPrefix: row.key.slice(0, 6),
    user: row.user,
    ip: row.ip,
    state: stateOfRow(row),
  }))
  const byRef = (one: { ref: string }, other: { ref: string }): number => (one.ref < other.ref ? -1 : 1)
  expect(told.sort(byRef)).toEqual(held.sort(byRef))
  const rowsByRef = new Map(rows.map((row) => [refOf(url, row.key), row]))
  for (const { ref, lastActivity, expiresAt } of others) {
    const row = rowsByRef.get(ref)
    expectNear(expiresAt, row?.expire ?? null)
    expectNear(lastActivity, row?.user === null ? null : (row?.lastActivity ?? null))
  }
}

function expectNear(told: string | null, held: string | null): void {
  if (held === null) return expect(told).toBeNull()
  expect(Math.abs(Date.parse(told ?? '') - Date.parse(held))).toBeLessThan(precisionMs)
}
