import { describe, expect, test } from 'vitest'
import type { Session } from '../../contract/session.ts'
import { stateOf } from '../../core/domain/state.ts'
import { killAll, sessionsOf, signedIn, startConsole } from '../support/console.ts'
import { describeLino, startLino, type LinoRow } from '../support/lino/index.ts'
import { refOf } from '../support/lino-truth.ts'
import { changesOf } from '../support/real-zones.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** So long a cookie that no row of the last year has expired. */
const cookieAge = 400 * 86_400
/** Cells are cut to minutes, and a few seconds pass between making the rows and the list. */
const precisionMs = minute + 15_000
/** Zones with the same clock right now may have differed by that much in half a year. */
const mostDoubtMs = 2 * hour

/** When sessions were used last: on both sides of each change of the clock of a year, and in between. */
function momentsOf(zone: string, now: number): number[] {
  const around = [-3 * hour, -90 * minute, -20 * minute, 20 * minute, 90 * minute, 3 * hour]
  const changes = changesOf(zone, now - 365 * day, now - 7 * day)
  expect(changes.length, `${zone} has changed its clock in the last year`).toBeGreaterThan(0)
  const plain = [0.1, 1, 2.5, 3.7, 4.3, 6, 11, 40, 100, 170, 250].map((days) => now - days * day)
  return [...plain, ...changes.flatMap((change) => around.map((each) => change + each))]
}

/** A moment of the past is among what the console says it may be. */
function expectMoment(from: number, to: number | null, truth: number): void {
  expect(to).not.toBeNull()
  expect(from).toBeLessThanOrEqual(truth + precisionMs)
  expect(to ?? 0).toBeGreaterThanOrEqual(truth - precisionMs)
  expect((to ?? 0) - from).toBeLessThanOrEqual(mostDoubtMs)
}

function expectSession(session: Session, used: number, row: LinoRow): void {
  expect(session.activityUnknown).toBeNull()
  expectMoment(session.lastActivityFrom ?? session.lastActivity ?? 0, session.lastActivity, used)
  expectMoment(session.expiresFrom ?? session.expiresAt ?? 0, session.expiresAt, Date.parse(row.expire))
}

describeLino('26.10', () => {
  describe.each(['Europe/Berlin', 'Australia/Lord_Howe', 'America/Santiago'])('in %s', (timeZone) => {
    test.each([
      ['its clock in all cells', false],
      ['with USE_TZ', true],
    ])('%s: times mean what the database means, and kill ends what is dangling', async (_, tz) => {
      const site = await startLino('26.10', {
        timeZone,
        tz,
        cookieAge,
        languages: 'de',
        startedAgoSeconds: 10 * 86_400,
      })
      const { api, close } = await startConsole()
      try {
        const now = Date.now()
        const moments = momentsOf(timeZone, now)
        const keys = await site.insertSessions(
          moments.map((at) => ({ user: 'luc', lastActivityAgo: (now - at) / 1000 })),
        )
        const usedAt = new Map(keys.map((key, nth) => [key, moments[nth] ?? 0]))
        const rows = await site.dump()
        const state = await signedIn(api, site.url, site.password, 'rolf')
        const sessions = await sessionsOf(api, state.siteId)
        expect(sessions).toHaveLength(rows.length + 1)
        const byRef = new Map(sessions.map((session) => [session.ref, session]))
        for (const row of rows) {
          const session = byRef.get(refOf(site.url, row.key))
          expect(session).toBeDefined()
          if (session) expectSession(session, usedAt.get(row.key) ?? 0, row)
        }

        const siteNow = (state.readAt ?? 0) + state.serverAheadMs
        const refs = sessions
          .filter((each) => stateOf(each, siteNow, state.danglingAfterMs) === 'dangling')
          .map((each) => each.ref)
        const run = await killAll(api, state.siteId, refs)
        expect(run.outcomes.killed).toBe(refs.length)
        const left = rows.filter(({ key }) => now - (usedAt.get(key) ?? 0) < 4 * day)
        const own = sessions.filter((each) => each.own).map((each) => each.ref)
        const there = (await site.dump()).map(({ key }) => refOf(site.url, key))
        expect(there.sort()).toEqual([...own, ...left.map(({ key }) => refOf(site.url, key))].sort())
      } finally {
        const { leftBehind } = await close()
        expect(leftBehind).toEqual([])
        await site.stop()
      }
    })
  })
})
