import { expect, it } from 'vitest'
import type { AlertChange } from '../../../../../contract/alert.ts'
import type { Session } from '../../../../../contract/session.ts'
import type { SiteState } from '../../../../../contract/site.ts'
import { countSessions } from '../../../../../core/domain/counts.ts'
import { usualAlertSettings } from '../../../../../core/domain/alerts/thresholds.ts'
import { createAlerts } from '../../../../../core/services/alerts/alerts.ts'
import { createAlertsFile } from '../../../../../core/services/alerts/alerts-file.ts'
import { memoryLocks, memorySettings, must } from '../../../../support/console.ts'
import { createFakeClock } from '../../../../support/fake-clock.ts'
import { hour, minute, monday, session } from '../../../../support/sessions.ts'
import { site as usual } from '../../../main/cli/fake-data.ts'

const log = { write: () => undefined }

/** A site that is full with nobody on now, unless a test makes room. */
function stage(store = memorySettings(), at = monday) {
  const clock = createFakeClock(at)
  const said: string[] = []
  const changes: AlertChange[] = []
  const by = { danglingAfterMs: 4 * 24 * hour, onNowMs: 15 * minute, clockOffsetMinutes: 60 }
  const idle = session({ user: 'robin', lastActivity: at - hour, expiresAt: at + 1000 * hour })
  let sessions: readonly Session[] = Array.from({ length: 60 }, () => idle)
  let more: Partial<SiteState> = {}
  const state = (): SiteState => ({
    ...usual,
    sessionsLimit: 60,
    readAt: clock.now(),
    figuresFrom: 'list',
    counts: countSessions(sessions, clock.now(), by),
    ...more,
  })
  let damaged = false
  const alerts = createAlerts({
    file: createAlertsFile(store, memoryLocks(), log),
    clock,
    minuteOfDay: () => 720,
    sites: () => [state()],
    sessionsOf: () => sessions,
    auditDamaged: () => damaged,
    changed: (change) => {
      changes.push(change)
      if (change.said) said.push(`${change.said} ${change.alert.kind}`)
    },
  })
  return {
    alerts,
    clock,
    said,
    changes,
    store,
    note: () => alerts.note(state()),
    makeRoom: () => (sessions = sessions.slice(0, 10)),
    be: (change: Partial<SiteState>) => (more = change),
    damage: () => (damaged = true),
  }
}

it('says a false alert and its end, with the figures of the last list', async () => {
  const at = stage()
  await at.alerts.open()
  at.note()
  await at.clock.advance(3 * minute)
  expect(at.said).toEqual(['began falseAlert', 'began userSessions'])
  expect(at.alerts.list().alerts).toMatchObject([
    { kind: 'falseAlert', siteName: 'office', figures: { live: 60, limit: 60, onNow: 0 } },
    { kind: 'userSessions', figures: { user: 'robin', count: 60 } },
  ])
  at.makeRoom()
  await at.clock.advance(3 * minute)
  expect(at.said.slice(2)).toEqual(['ended falseAlert', 'ended userSessions'])
  await at.alerts.close()
})

it('says nothing again after a restart, and its end if it ended meanwhile', async () => {
  const first = stage()
  await first.alerts.open()
  await first.clock.advance(3 * minute)
  expect(first.said).toHaveLength(2)
  await first.alerts.close()

  const second = stage(first.store, monday + hour)
  await second.alerts.open()
  await second.clock.advance(3 * minute)
  expect(second.said).toEqual([])
  second.makeRoom()
  await second.clock.advance(3 * minute)
  expect(second.said).toHaveLength(2)
  await second.alerts.close()
})

it('keeps no name of a user on the disk', async () => {
  const at = stage()
  await at.alerts.open()
  await at.clock.advance(3 * minute)
  await at.alerts.close()
  const stored = await at.store.read()
  expect(JSON.stringify(stored)).toContain('userSessions')
  expect(JSON.stringify(stored)).not.toContain('robin')
})

it('keeps the settings, and what is off is no alert any more', async () => {
  const at = stage()
  await at.alerts.open()
  await at.clock.advance(3 * minute)
  const all = { ...usualAlertSettings.all, falseAlert: false, userSessionsAtLeast: null }
  must(await at.alerts.change({ ...usualAlertSettings, all, graceMinutes: 0 }))
  expect(at.alerts.list().alerts.every(({ endedAt }) => endedAt !== null)).toBe(true)
  await at.alerts.close()
  const next = stage(at.store)
  await next.alerts.open()
  expect(next.alerts.list().settings).toMatchObject({ all, graceMinutes: 0 })
  await next.alerts.close()
})

it('a snoozed alert is silent, and one that is gone cannot be snoozed', async () => {
  const at = stage()
  await at.alerts.open()
  await at.clock.advance(minute)
  const alertId = 'falseAlert s1'
  must(at.alerts.snooze(alertId, at.clock.now() + hour))
  await at.clock.advance(10 * minute)
  expect(at.said).toEqual(['began userSessions'])
  expect(at.alerts.snooze('full s1', at.clock.now())).toMatchObject({ ok: false })
  await at.alerts.close()
})

it('a site that stays out of reach, and a damaged audit log, need no event to be noticed', async () => {
  const at = stage()
  await at.alerts.open()
  at.be({
    failure: { kind: 'timedOut', causes: [] } as unknown as NonNullable<SiteState['failure']>,
    failingSince: monday,
  })
  at.damage()
  await at.clock.advance(8 * minute)
  expect(at.said.sort()).toEqual(['began auditDamaged', 'began unreachable'])
  await at.alerts.close()
})

it('an odd file is set aside, and a newer one is left alone and says so', async () => {
  for (const [value, cause] of [
    [{ version: 1, entries: 7 }, 'alertsLost'],
    [{ version: 2, entries: [] }, 'alertsNewer'],
  ] as const) {
    const store = memorySettings()
    await store.write(value)
    const at = stage(store)
    expect(await at.alerts.open()).toMatchObject({ cause })
    const changed = await at.alerts.change(usualAlertSettings)
    expect(changed.ok).toBe(cause === 'alertsLost')
    await at.alerts.close()
  }
})
