// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { App } from '../../../renderer/app.tsx'
import { applyLanguage } from '../../../renderer/language.ts'
import * as catalogues from '../../../words/catalogue.ts'
import { current } from '../../../words/current.ts'
import { speakFrom } from '../../../words/say.ts'
import { marked } from '../../support/pseudo-catalogue.ts'
import { makeSessions, makeSite, usual } from '../../support/renderer-harness/seed.ts'
import { furnishJsdom, openPopover, show, type Stage, stage } from './support.tsx'

const now = Date.now()
const sessions = makeSessions(1, usual(3, 4), now)
let on: Stage

const system = (...languages: string[]): void => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages)
}
const choose = async (choice: string): Promise<void> => {
  openPopover('language')
  fireEvent.click(screen.getByTestId(`language-${choice}`))
  const language = choice === 'system' ? current() : choice
  await vi.waitFor(() => expect(document.documentElement.lang).toBe(language))
  await act(() => Promise.resolve())
}

beforeEach(async () => {
  furnishJsdom()
  localStorage.clear()
  on = stage([{ site: makeSite('s', 'Weleup', sessions, {}, now), sessions }])
  on.store.start()
  await vi.waitFor(() => expect(on.store.state.getState().lists['s']).toBeDefined())
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  speakFrom('en', {})
})

describe('the language', () => {
  it.each([
    ['system', ['fr-CA', 'de'], 'fr'],
    ['system', ['nl', 'et-EE'], 'et'],
    ['system', ['nl'], 'en'],
    ['de', ['fr'], 'de'],
  ] as const)('of the choice %s in a system of %j is %s', async (choice, languages, spoken) => {
    system(...languages)
    expect(await applyLanguage(choice)).toBe(true)
    expect(current()).toBe(spoken)
    expect(document.documentElement.lang).toBe(spoken)
  })
})

describe('the pseudo-language', () => {
  it('is a value of the storage that no menu has, and goes when a language is chosen', async () => {
    localStorage.setItem('language', 'pseudo')
    on.fake.preferences = { language: 'fr' }
    await on.store.actions.readPreferences()
    show(on.store, <App />)
    expect(screen.getByTestId('open-audit').textContent).toMatch(/^Åáüüdíít/)
    expect(on.fake.preferences).toEqual({ language: 'fr' })
    await choose('et')
    expect(screen.getByTestId('open-audit').textContent).not.toMatch(/^Åá/)
    expect(localStorage.getItem('language')).toBeNull()
  })
})

describe('the menu of languages', () => {
  it('changes every part of the window at once, kept ones too, and loses nothing that was typed', async () => {
    show(on.store, <App />)
    await screen.findAllByTestId('session-row')
    const search = screen.getByTestId('search')
    fireEvent.change(search, { target: { value: 'a' } })
    vi.spyOn(catalogues, 'catalogueOf').mockResolvedValueOnce(marked())
    await choose('de')
    const kept = document.querySelectorAll('[data-testid^="sort-"], .pill, .row-detail .keys')
    expect(kept.length).toBeGreaterThan(7)
    for (const each of [screen.getByTestId('open-audit'), ...kept]) expect(each.textContent).toMatch(/^⟦.+⟧$/)
    expect(screen.getByTestId('search')).toBe(search)
    expect(search).toHaveProperty('value', 'a')
    await choose('en')
    expect(screen.getByTestId('sort-user').textContent).toBe('User')
  })

  it('names each language in itself, and is remembered', async () => {
    show(on.store, <App />)
    openPopover('language')
    for (const name of ['English', 'Deutsch', 'Français', 'Eesti'])
      expect(screen.getByText(name)).toBeDefined()
    fireEvent.click(screen.getByTestId('language-et'))
    await vi.waitFor(() => expect(on.fake.preferences).toEqual({ language: 'et' }))
    expect(screen.getByTestId('language-et').getAttribute('aria-checked')).toBe('true')
  })

  it('follows the system again on command', async () => {
    system('fr')
    show(on.store, <App />)
    await choose('de')
    await on.store.actions.followSystem()
    expect(current()).toBe('de')
    await act(() => on.store.actions.chooseLanguage('system'))
    expect(current()).toBe('fr')
    system('et')
    await act(() => on.store.actions.followSystem())
    expect(current()).toBe('et')
    expect(on.fake.preferences).toEqual({ language: 'system' })
  })

  it('says that the console has quit, and stays, if a catalogue cannot be loaded', async () => {
    vi.spyOn(catalogues, 'catalogueOf').mockRejectedValueOnce(new Error('gone'))
    await on.store.actions.chooseLanguage('de')
    expect(on.store.state.getState().notice?.kind).toBe('unexpected')
    expect([current(), on.store.state.getState().preferences.language]).toEqual(['en', 'system'])
    expect(on.fake.preferences).toEqual({})
  })

  it('speaks the last choice, however long the one before takes to load', async () => {
    vi.spyOn(catalogues, 'catalogueOf').mockImplementationOnce(
      () => new Promise((resolve) => setTimeout(() => resolve({}), 30)),
    )
    await Promise.all([on.store.actions.chooseLanguage('de'), on.store.actions.chooseLanguage('fr')])
    expect([current(), document.documentElement.lang]).toEqual(['fr', 'fr'])
  })
})
