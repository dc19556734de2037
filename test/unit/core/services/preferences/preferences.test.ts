import { beforeEach, describe, expect, it } from 'vitest'
import type { ChosenPreferences } from '../../../../../contract/preferences.ts'
import type { KeptView } from '../../../../../contract/session-view.ts'
import type { Locks, SettingsStore } from '../../../../../core/ports.ts'
import {
  createPreferences,
  type PreferencesKeeper,
} from '../../../../../core/services/preferences/preferences.ts'
import { memoryLocks, memorySettings, must, noLocks } from '../../../../support/console.ts'
import { faultOf, hintOf } from '../../../../support/failures.ts'

let said: ChosenPreferences[]
beforeEach(() => (said = []))

const keeper = (store: SettingsStore, locks: Locks = memoryLocks()): PreferencesKeeper =>
  createPreferences({
    store,
    locks,
    log: { write: () => undefined },
    changed: (preferences) => said.push(preferences),
  })

async function storeOf(document: unknown): Promise<SettingsStore> {
  const store = memorySettings()
  await store.write(document)
  return store
}

async function writtenIn(store: SettingsStore): Promise<unknown> {
  const found = await store.read()
  return found.kind === 'document' ? found.value : found.kind
}

describe('what the user has chosen for every window', () => {
  it('is nothing at first, and no file', async () => {
    const store = memorySettings()
    const preferences = keeper(store)
    expect(await preferences.open()).toBeNull()
    expect(preferences.chosen()).toEqual({})
    expect(await writtenIn(store)).toBe('absent')
  })

  it('is there at the next start, each change with those before it', async () => {
    const store = memorySettings()
    const before = keeper(store)
    await before.open()
    must(await before.change({ language: 'de' }))
    must(await before.change({ theme: 'dark', countdown: false }))
    const after = keeper(store)
    await after.open()
    expect(after.chosen()).toEqual({ language: 'de', theme: 'dark', countdown: false })
    expect(await writtenIn(store)).toEqual({ version: 1, language: 'de', theme: 'dark', countdown: false })
  })

  it('is reported at each change, the last change last', async () => {
    const preferences = keeper(memorySettings())
    await Promise.all([preferences.change({ language: 'de' }), preferences.change({ language: 'fr' })])
    expect(said).toEqual([{ language: 'de' }, { language: 'fr' }])
  })

  it('is added to what another console has written since', async () => {
    const store = memorySettings()
    const [window, other] = [keeper(store), keeper(store)]
    must(await other.change({ theme: 'light' }))
    must(await window.change({ language: 'et' }))
    expect(await writtenIn(store)).toEqual({ version: 1, theme: 'light', language: 'et' })
  })
})

describe('the views of the sites', () => {
  const view: KeptView = {
    order: { column: 'user', descending: true },
    second: null,
    group: 'ip',
    state: 'dangling',
    idleAtLeastMs: 60_000,
    user: { kind: 'one', user: 'marc' },
  }

  it('are kept one by one: a change of one site leaves the others alone', async () => {
    const newer = { order: 'by risk' }
    const store = await storeOf({ version: 1, siteViews: { a: view, newer } })
    const preferences = keeper(store)
    await preferences.open()
    expect(preferences.chosen()).toEqual({ siteViews: { a: view } })
    must(await preferences.change({ siteViews: { b: { ...view, group: null } } }))
    expect(preferences.chosen().siteViews).toEqual({ a: view, b: { ...view, group: null } })
    expect(await writtenIn(store)).toEqual({
      version: 1,
      siteViews: { a: view, newer, b: { ...view, group: null } },
    })
  })

  it('go with their sites, and nothing is written for a site without one', async () => {
    const store = await storeOf({ version: 1, theme: 'dark', siteViews: { a: view, b: view } })
    const preferences = keeper(store)
    await preferences.open()
    await preferences.forget('a')
    expect(preferences.chosen()).toEqual({ theme: 'dark', siteViews: { b: view } })
    expect(await writtenIn(store)).toEqual({ version: 1, theme: 'dark', siteViews: { b: view } })
    const none = memorySettings()
    await keeper(none).forget('a')
    expect(await writtenIn(none)).toBe('absent')
  })
})

describe('a file of the preferences', () => {
  it.each([
    [{ version: 1 }, {}],
    [{ version: 1, theme: 'dark' }, { theme: 'dark' }],
    [{ version: 1, language: 'nl', theme: 'dim', countdown: 'off' }, {}],
    [{ version: 1, views: [{ name: 'a', query: 'full' }] }, { views: [{ name: 'a', query: 'full' }] }],
    [{ version: 1, views: [{ name: 'a' }] }, {}],
    [{ version: 1, language: 'toString', theme: null, countdown: true }, { countdown: true }],
  ])('%j means %j: an unknown value counts as not chosen', async (document, chosen) => {
    const preferences = keeper(await storeOf(document))
    expect(await preferences.open()).toBeNull()
    expect(preferences.chosen()).toEqual(chosen)
  })

  it('keeps what only a later version knows', async () => {
    const store = await storeOf({ version: 1, language: 'nl', density: 'low' })
    const preferences = keeper(store)
    await preferences.open()
    must(await preferences.change({ theme: 'dark' }))
    expect(await writtenIn(store)).toEqual({ version: 1, language: 'nl', density: 'low', theme: 'dark' })
  })

  it('of a newer version stays as it is, and a choice holds until the console quits', async () => {
    const newer = { version: 2, colours: 'dark' }
    const store = await storeOf(newer)
    const preferences = keeper(store)
    expect(await preferences.open()).toMatchObject({ cause: 'preferencesNewer' })
    const changed = await preferences.change({ theme: 'dark' })
    expect(changed).toMatchObject({ ok: false, failure: { kind: 'storage', file: 'preferences' } })
    expect(hintOf(changed)).toMatch(/newer version.*Your choice holds until the console quits\.$/)
    expect(preferences.chosen()).toEqual({ theme: 'dark' })
    expect(said).toEqual([{ theme: 'dark' }])
    expect(await writtenIn(store)).toEqual(newer)
  })

  it.each([[[]], [{ theme: 'dark' }]])(
    'that is none (%j) is kept aside, and the console says so',
    async (odd) => {
      const preferences = keeper(await storeOf(odd))
      expect(await preferences.open()).toEqual({ cause: 'preferencesLost', facts: { keptAs: 'kept aside' } })
      expect(preferences.chosen()).toEqual({})
    },
  )

  it('that cannot be read at the moment stays as it is', async () => {
    const written: unknown[] = []
    const preferences = keeper({
      read: async () => ({ kind: 'unreadable', keptAs: null, fault: faultOf('EACCES') }),
      write: async (value) => {
        written.push(value)
        return { ok: true }
      },
      setAside: async () => '',
    })
    expect(await preferences.open()).toMatchObject({ cause: 'preferencesUnreadable' })
    expect(await preferences.change({ theme: 'dark' })).toMatchObject({ ok: false })
    expect(written).toEqual([])
  })

  it.each([
    ['the disk is full', 'ENOSPC', memoryLocks()],
    ['nobody can make a lock', 'EROFS', noLocks('EROFS')],
  ])('cannot be written if %s: the choice holds until the console quits', async (_why, code, locks) => {
    const full = { ...memorySettings(), write: async () => ({ ok: false as const, fault: faultOf(code) }) }
    const preferences = keeper(full, locks)
    const changed = await preferences.change({ countdown: false })
    expect(hintOf(changed)).toMatch(new RegExp(`${code}.*Your choice holds until the console quits\\.$`))
    expect(preferences.chosen()).toEqual({ countdown: false })
  })
})
