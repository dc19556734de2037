// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keptOf } from '../../../../renderer/store/kept-views.ts'
import { defaultView, type View } from '../../../../renderer/store/view.ts'
import { makeSessions, makeSite } from '../../../support/renderer-harness/seed.ts'
import { type Stage, stage } from '../support.tsx'

const now = Date.parse('2026-11-30T09:00:00Z')
const sorted: View = { ...defaultView, group: 'ip', order: { column: 'user', descending: true } }
let on: Stage
let stop: () => void

const open = (kept: Record<string, View> = {}, saved = true): void => {
  const sessions = makeSessions(1, [{ user: 'marc', idleMinutes: 5 }], now)
  on = stage([{ site: makeSite('s', 'Weleup', sessions, { saved }, now), sessions }])
  const siteViews = Object.fromEntries(Object.entries(kept).map(([id, view]) => [id, keptOf(view)]))
  on.fake.preferences = { siteViews }
  stop = on.store.start()
}
const viewOf = (siteId: string): View | undefined => on.store.state.getState().views[siteId]
const past = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => vi.useFakeTimers({ now }))
afterEach(() => {
  stop()
  vi.useRealTimers()
})

it('a window shows a site as it was last looked at', async () => {
  open({ s: sorted })
  await past(10)
  expect(viewOf('s')).toEqual(sorted)
})

it('several changes are kept together, and without what was searched', async () => {
  open()
  await past(10)
  const change = vi.spyOn(on.fake.api, 'changePreferences')
  on.store.actions.setView('s', { search: 'a1b2c3' })
  on.store.actions.sortBy('s', 'user', false)
  on.store.actions.setView('s', { group: 'day' })
  await past(1000)
  expect(change).toHaveBeenCalledTimes(1)
  const kept = keptOf({ ...defaultView, order: { column: 'user', descending: false }, group: 'day' })
  expect(change).toHaveBeenCalledWith({ siteViews: { s: kept } })
  expect(JSON.stringify(change.mock.calls)).not.toContain('a1b2c3')
})

it('a search, a fold and a kept view are no reason to write', async () => {
  open({ s: sorted })
  await past(10)
  const change = vi.spyOn(on.fake.api, 'changePreferences')
  on.store.actions.setView('s', { search: 'marc' })
  on.store.actions.fold('s', 'user:marc', true)
  await past(1000)
  expect(change).not.toHaveBeenCalled()
})

it('a site that is not saved leaves nothing behind', async () => {
  open({}, false)
  await past(10)
  const change = vi.spyOn(on.fake.api, 'changePreferences')
  on.store.actions.setView('s', { group: 'day' })
  await past(1000)
  expect(change).not.toHaveBeenCalled()
})

it('what another window changes does not move the table under the user', async () => {
  open()
  await past(10)
  on.store.actions.setView('s', { group: 'state' })
  await on.store.actions.takePreferences({ siteViews: { s: keptOf(sorted), other: keptOf(sorted) } })
  expect(viewOf('s')?.group).toBe('state')
  expect(viewOf('other')?.group).toBe('ip')
})
