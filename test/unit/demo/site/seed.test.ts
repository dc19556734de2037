import { describe, expect, it } from 'vitest'
import { demoSettings } from '../../../../demo/options.ts'
import { seedSessions } from '../../../../demo/site/seed.ts'
import type { SessionRow } from '../../../../demo/site/store.ts'

const now = Date.UTC(2026, 10, 23, 12)
const day = 24 * 60 * 60 * 1000
const isDangling = (row: SessionRow): boolean =>
  row.expire > now && row.lastActivity !== null && now - row.lastActivity >= 4 * day

describe('the population of a demo site', () => {
  it('is the same for the same seed', () => {
    const settings = demoSettings({ seed: 7, sessions: 50 })
    expect(seedSessions(settings, now)).toEqual(seedSessions(settings, now))
    expect(seedSessions(demoSettings({ seed: 8, sessions: 50 }), now)).not.toEqual(
      seedSessions(settings, now),
    )
  })

  it.each([
    [200, 60],
    [1000, 1000],
    [30, 0],
  ])('of %d has exactly %d dangling sessions, one user most of them', (sessions, dangling) => {
    const rows = seedSessions(demoSettings({ sessions, dangling }), now)
    const found = rows.filter(isDangling)
    expect(rows).toHaveLength(sessions)
    expect(new Set(rows.map((row) => row.key)).size).toBe(sessions)
    expect(found).toHaveLength(dangling)
    const marcs = found.filter((row) => row.userId === 7).length
    expect(marcs).toBeGreaterThanOrEqual(dangling / 2)
    // Nothing expires while somebody is looking.
    expect(found.every((row) => row.expire > now + 60 * 60 * 1000)).toBe(true)
  })

  it('has everything that a real one has', () => {
    const rows = seedSessions(demoSettings({ sessions: 240 }), now)
    const some = (test: (row: SessionRow) => boolean): boolean => rows.some(test)
    expect(some((row) => row.expire <= now)).toBe(true)
    expect(some((row) => row.userId === null)).toBe(true)
    expect(some((row) => row.userId !== null && row.lastActivity === null && row.ip === null)).toBe(true)
    expect(some((row) => row.ip?.includes('::') === true)).toBe(true)
    expect(
      rows.filter((row) => row.lastActivity !== null && now - row.lastActivity < 600_000).length,
    ).toBeGreaterThan(3)
    expect(rows.every((row) => row.userId === null || row.lastActivity !== null || row.ip === null)).toBe(
      true,
    )
    expect(new Set(rows.map((row) => row.userId))).toEqual(new Set([null, 1, 2, 3, 4, 7]))
  })

  it('has a ghost on top on request', () => {
    const rows = seedSessions(demoSettings({ sessions: 10, badRow: true }), now)
    expect(rows).toHaveLength(11)
    expect(rows.filter((row) => (row.userId ?? 0) > 1000)).toHaveLength(1)
  })
})
