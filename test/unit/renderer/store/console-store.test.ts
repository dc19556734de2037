import { describe, expect, it, vi } from 'vitest'
import { createConsoleStore } from '../../../../renderer/store/console-store.ts'
import type { Link } from '../../../../renderer/bridge.ts'
import { pageShown } from '../../../../renderer/store/page-shown.ts'
import { noticeText } from '../../../../renderer/store/notices.ts'
import { FakeConsole } from '../../../support/renderer-harness/fake-console.ts'
import { makeSessions, makeSite, usual } from '../../../support/renderer-harness/seed.ts'
import { speak } from '../../../../words/say.ts'
import { stage } from '../support.tsx'

const now = Date.now()
const sessions = makeSessions(1, usual(3, 4), now)
const seeded = (id: string, more = {}) => ({ site: makeSite(id, id, sessions, more, now), sessions })

describe('the start', () => {
  it('opens the only site of the user’s own', async () => {
    const { store } = stage([seeded('demo', { demo: true }), seeded('in')])
    store.start()
    await vi.waitFor(() => expect(store.state.getState().current).toBe('in'))
    expect(pageShown(store.state.getState())).toBe('site')
  })

  it('opens the overview if there are two of the user’s own, and then no site is in view', async () => {
    const { fake, store } = stage([seeded('out', { access: 'signedOut' }), seeded('in')])
    const viewed = vi.spyOn(fake.api, 'viewSite')
    store.start()
    await vi.waitFor(() => expect(pageShown(store.state.getState())).toBe('overview'))
    expect(viewed.mock.calls).toEqual([[{ siteId: null }]])
    expect(store.state.getState().current).toBeNull()
    store.actions.openSite('in')
    expect(pageShown(store.state.getState())).toBe('site')
    expect(viewed).toHaveBeenLastCalledWith({ siteId: 'in' })
  })

  it('shows all sites again when the site in view is removed', async () => {
    const { store } = stage([seeded('a'), seeded('b'), seeded('c')])
    store.start()
    await vi.waitFor(() => expect(store.state.getState().loaded).toBe(true))
    store.actions.openSite('b')
    store.actions.selectSites(['a', 'b'])
    await store.actions.removeSite('b')
    expect(pageShown(store.state.getState())).toBe('overview')
    expect([...store.state.getState().overview.selection.refs]).toEqual(['a'])
  })

  it('never opens a demo site unasked', async () => {
    const { store } = stage([seeded('demo', { demo: true })])
    store.start()
    await vi.waitFor(() => expect(store.state.getState().loaded).toBe(true))
    expect(store.state.getState().current).toBeNull()
  })

  it('reports a broken bridge as a failure in plain words', async () => {
    const { fake, store } = stage([])
    vi.spyOn(fake.api, 'listSites').mockRejectedValue(new Error('gone'))
    store.start()
    await vi.waitFor(() => expect(store.state.getState().notice?.kind).toBe('unexpected'))
  })
})

describe('a console that was away', () => {
  it('is read again, with its lists, and keeps the selection', async () => {
    const fake = new FakeConsole([seeded('s', { generation: 8 })], { latencyMs: 0, killMs: 0 })
    let tell: (link: Link) => void = () => undefined
    const store = createConsoleStore({
      api: fake.api,
      onLink: (listener) => {
        tell = listener
        return () => undefined
      },
    })
    store.start()
    await vi.waitFor(() => expect(store.state.getState().lists['s']?.generation).toBe(8))
    const refs = sessions.slice(2).map((session) => session.ref)
    store.actions.select('s', refs)
    tell('lost')
    expect(store.state.getState().link).toBe('lost')
    // Another console, whose generations begin again. Its lower number is no older event.
    fake.sites.set('s', seeded('s', { generation: 1 }))
    tell('live')
    await vi.waitFor(() => expect(store.state.getState().lists['s']?.generation).toBe(1))
    expect(store.state.getState().selections['s']?.refs.size).toBe(refs.length)
  })
})

describe('news', () => {
  it('older than what is known is dropped', async () => {
    const { fake, store } = stage([seeded('s', { generation: 3 })])
    store.start()
    await vi.waitFor(() => expect(store.state.getState().loaded).toBe(true))
    fake.emit({ type: 'site', site: makeSite('s', 'old news', sessions, { generation: 2 }, now) })
    expect(store.state.getState().sites[0]?.name).toBe('s')
  })

  it('of a removed site takes everything of it away', async () => {
    const { fake, store } = stage([seeded('s')])
    store.start()
    await vi.waitFor(() => expect(store.state.getState().lists['s']).toBeDefined())
    store.actions.openDialog({ kind: 'changeSite', siteId: 's' })
    fake.emit({ type: 'siteRemoved', siteId: 's' })
    expect(store.state.getState()).toMatchObject({ sites: [], lists: {}, current: null, dialog: null })
  })
})

describe('a site that was removed while its sign-out failed', () => {
  it('is named in a notice that stays: one session may be left there', async () => {
    const { fake, store } = stage([seeded('s')])
    store.start()
    await vi.waitFor(() => expect(store.state.getState().loaded).toBe(true))
    fake.emit({ type: 'sessionLeft', siteName: 'Wel\u202eeup' })
    fake.emit({ type: 'siteRemoved', siteId: 's' })
    expect(store.state.getState().notices.map(noticeText)).toEqual([
      'The console could not confirm the sign-out on Wel\\u202eeup: one session may be left there.',
    ])
  })
})

it('a notice that is open follows the language', async () => {
  const { store } = stage([seeded('s')])
  store.start()
  await vi.waitFor(() => expect(store.state.getState().loaded).toBe(true))
  await store.actions.forgetPassword('s')
  await speak('de')
  const [notice] = store.state.getState().notices.map(noticeText)
  await speak('en')
  expect(notice).toContain('Passwort')
})
