// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fail } from '../../../../contract/failure.ts'
import type { ConsoleState } from '../../../../renderer/store/state.ts'
import { current } from '../../../../words/current.ts'
import { speakFrom } from '../../../../words/say.ts'
import { faultOf } from '../../../support/failures.ts'
import { type Stage, stage } from '../support.tsx'

let on: Stage
const state = (): ConsoleState => on.store.state.getState()
const shown = (): string => document.documentElement.dataset['theme'] ?? 'system'

beforeEach(() => {
  localStorage.clear()
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['fr'])
  on = stage([])
})
afterEach(() => {
  vi.restoreAllMocks()
  speakFrom('en', {})
  delete document.documentElement.dataset['theme']
})

describe('before its first picture, the window', () => {
  it('has the theme and the language that the console keeps', async () => {
    on.fake.preferences = { language: 'de', theme: 'dark', countdown: false }
    await on.store.actions.readPreferences()
    expect([shown(), current(), document.documentElement.lang]).toEqual(['dark', 'de', 'de'])
    expect(state().preferences).toMatchObject({ language: 'de', theme: 'dark', countdown: false })
  })

  it('is as the system if nothing is chosen, or if the console does not answer', async () => {
    await on.store.actions.readPreferences()
    expect([shown(), current()]).toEqual(['system', 'fr'])
    speakFrom('en', {})
    vi.spyOn(on.fake.api, 'appInfo').mockRejectedValue(new Error('locked'))
    await on.store.actions.readPreferences()
    expect([shown(), current()]).toEqual(['system', 'fr'])
  })

  it('does not look into its storage if the console keeps a choice', async () => {
    localStorage.setItem('theme', 'dark')
    localStorage.setItem('language', 'et')
    on.fake.preferences = { language: 'de', theme: 'light' }
    await on.store.actions.readPreferences()
    expect([shown(), current(), localStorage.length]).toEqual(['light', 'de', 0])
  })
})

describe('the storage of version 0.1.0', () => {
  /** As that version wrote it. */
  const keep = (values: Readonly<Record<string, string>>): void => {
    for (const [key, value] of Object.entries(values)) localStorage.setItem(key, value)
  }

  it('is handed to the console once, and emptied', async () => {
    keep({ language: 'de', theme: 'dark', countdown: 'off' })
    await on.store.actions.readPreferences()
    expect(on.fake.preferences).toEqual({ language: 'de', theme: 'dark', countdown: false })
    expect([shown(), current(), state().preferences.countdown]).toEqual(['dark', 'de', false])
    expect(localStorage.length).toBe(0)
  })

  it.each([
    { language: 'system', theme: 'system', countdown: 'on' },
    { language: 'nl', theme: 'dim', countdown: '' },
    { language: 'toString' },
  ])('is no choice if nobody has chosen: %j', async (values) => {
    keep(values)
    const change = vi.spyOn(on.fake.api, 'changePreferences')
    await on.store.actions.readPreferences()
    expect(change).not.toHaveBeenCalled()
    expect([shown(), current()]).toEqual(['system', 'fr'])
  })

  it('stays until the console has written it', async () => {
    keep({ theme: 'dark' })
    vi.spyOn(on.fake.api, 'changePreferences').mockResolvedValue(
      fail('storage', 'preferencesNotWritten', { fault: faultOf('ENOSPC') }),
    )
    await on.store.actions.readPreferences()
    expect([shown(), localStorage.getItem('theme')]).toEqual(['dark', 'dark'])
  })

  it('is empty if it is barred', async () => {
    for (const method of ['getItem', 'removeItem'] as const) {
      vi.spyOn(Storage.prototype, method).mockImplementation(() => {
        throw new Error('barred')
      })
    }
    await on.store.actions.readPreferences()
    expect(current()).toBe('fr')
  })
})

describe('a change', () => {
  beforeEach(async () => {
    await on.store.actions.readPreferences()
    on.store.start()
    await vi.waitFor(() => expect(state().loaded).toBe(true))
  })

  it('goes to the console, and its event changes the window', async () => {
    await on.store.actions.changePreferences({ theme: 'dark' })
    await on.store.actions.changePreferences({ countdown: false })
    expect(on.fake.preferences).toEqual({ theme: 'dark', countdown: false })
    expect([shown(), state().preferences.countdown]).toEqual(['dark', false])
  })

  it('of another window is shown here at once', async () => {
    on.fake.emit({ type: 'preferences', preferences: { language: 'et', theme: 'light' } })
    expect(shown()).toBe('light')
    await vi.waitFor(() => expect([current(), state().language]).toEqual(['et', 'et']))
    on.fake.emit({ type: 'preferences', preferences: {} })
    await vi.waitFor(() => expect([shown(), current()]).toEqual(['system', 'fr']))
  })

  it('that could not be written is reported', async () => {
    vi.spyOn(on.fake.api, 'changePreferences').mockResolvedValue(
      fail('storage', 'preferencesNotWritten', { fault: faultOf('ENOSPC') }),
    )
    await on.store.actions.changePreferences({ theme: 'dark' })
    expect(state().notice?.cause).toBe('preferencesNotWritten')
  })
})
