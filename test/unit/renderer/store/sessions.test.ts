import { describe, expect, it, vi } from 'vitest'
import { pulseOf } from '../../../../contract/pulse.ts'
import { applyDelta } from '../../../../renderer/store/sessions.ts'
import { makeSessions, makeSite } from '../../../support/renderer-harness/seed.ts'
import { stage } from '../support.tsx'

const now = 1_790_000_000_000
const sessions = makeSessions(
  1,
  [
    { user: 'a', idleMinutes: 1 },
    { user: 'b', idleMinutes: 2 },
    { user: 'c', idleMinutes: 3 },
  ],
  now,
)
const [first, second, third] = sessions
const list = { siteId: 's', generation: 4, sessions }

describe('a delta', () => {
  it('changes, removes and adds on the generation it belongs to', () => {
    if (!first || !second || !third) throw new Error('three sessions')
    const changed = [
      { ...second, user: 'B' },
      { ...first, ref: 'f'.repeat(16), user: 'new' },
    ]
    const next = applyDelta(list, { siteId: 's', previous: 4, generation: 5, changed, removed: [third.ref] })
    expect(next?.generation).toBe(5)
    expect(next?.sessions.map((session) => session.user)).toEqual(['a', 'B', 'new'])
  })

  it('is refused on any other generation', () => {
    expect(applyDelta(list, { siteId: 's', previous: 3, generation: 5, changed: [], removed: [] })).toBeNull()
  })
})

describe('the store', () => {
  const seeded = () => ({ site: makeSite('s', 'Site', sessions, { generation: 4 }, now), sessions })

  it('reads the list again when a delta is missing, and keeps the selection without gone sessions', async () => {
    const { fake, store } = stage([seeded()])
    store.start()
    await vi.waitFor(() => expect(store.state.getState().lists['s']?.sessions).toHaveLength(3))
    store.actions.select(
      's',
      sessions.map((session) => session.ref),
    )
    const read = vi.spyOn(fake.api, 'readSessions')
    fake.read('s', new Set([first?.ref ?? '']))
    expect(store.state.getState().lists['s']?.generation).toBe(5)
    expect(read).not.toHaveBeenCalled()
    expect([...(store.state.getState().selections['s']?.refs ?? [])]).toEqual([second?.ref, third?.ref])

    const kept = fake.sites.get('s')
    if (kept) kept.sessions = kept.sessions.slice(1)
    fake.update('s', { generation: 9 })
    fake.emit({
      type: 'sessions',
      delta: { siteId: 's', previous: 8, generation: 9, changed: [], removed: [] },
    })
    await vi.waitFor(() => expect(store.state.getState().lists['s']?.generation).toBe(9))
    expect([...(store.state.getState().selections['s']?.refs ?? [])]).toEqual([third?.ref])
  })

  it('drops an older delta', async () => {
    const { fake, store } = stage([seeded()])
    store.start()
    await vi.waitFor(() => expect(store.state.getState().lists['s']?.generation).toBe(4))
    const before = store.state.getState().lists['s']
    fake.emit({
      type: 'sessions',
      delta: { siteId: 's', previous: 2, generation: 3, changed: [], removed: [first?.ref ?? ''] },
    })
    expect(store.state.getState().lists['s']).toBe(before)
  })

  it('keeps no list of a site that nobody looks at, and forgets one that is left', async () => {
    const other = { site: makeSite('other', 'Other', sessions, { generation: 4 }, now), sessions }
    const { fake, store } = stage([seeded(), other])
    store.start()
    const lists = (): string[] => Object.keys(store.state.getState().lists)
    await vi.waitFor(() => expect(store.state.getState().sites).toHaveLength(2))
    store.actions.openSite('s')
    await vi.waitFor(() => expect(lists()).toEqual(['s']))
    fake.read('other', new Set([first?.ref ?? '']))
    expect(lists()).toEqual(['s'])
    store.actions.openSite('other')
    await vi.waitFor(() => expect(lists()).toEqual(['other']))
    expect(store.state.getState().lists['other']?.sessions).toHaveLength(2)
  })

  it('takes pulses over for the sites that it has, and reads the list if one has a newer generation', async () => {
    const { fake, store } = stage([seeded()])
    store.start()
    await vi.waitFor(() => expect(store.state.getState().lists['s']?.generation).toBe(4))
    const kept = fake.sites.get('s')
    if (!kept) throw new Error('No site')
    kept.site = { ...kept.site, generation: 5 }
    const pulse = { ...pulseOf(kept.site), reading: true }
    fake.emit({ type: 'pulses', pulses: [pulse, { ...pulse, siteId: 'unknown' }] })
    expect(store.state.getState().sites).toMatchObject([{ siteId: 's', reading: true, name: 'Site' }])
    await vi.waitFor(() => expect(store.state.getState().lists['s']?.generation).toBe(5))
    fake.emit({ type: 'pulses', pulses: [{ ...pulse, generation: 4, reading: false }] })
    expect(store.state.getState().sites[0]?.reading, 'older than what the window has').toBe(true)
  })

  it('reads the list when the news of a site is followed by no delta', async () => {
    const { fake, store } = stage([seeded()])
    store.start()
    await vi.waitFor(() => expect(store.state.getState().lists['s']?.generation).toBe(4))
    fake.update('s', { generation: 7 })
    await vi.waitFor(() => expect(store.state.getState().lists['s']?.generation).toBe(7))
  })
})
