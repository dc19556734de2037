import { newFailure } from '../../contract/failure.ts'
import { type ChosenPreferences, type LanguageChoice, usualPreferences } from '../../contract/preferences.ts'
import { current } from '../../words/current.ts'
import { dropFormerPreferences, formerPreferences } from '../former-storage.ts'
import { applyLanguage, leavePseudo } from '../language.ts'
import { applyTheme } from '../theme.ts'
import { withKept } from './kept-views.ts'
import type { Slice } from './state.ts'

export interface PreferencesActions {
  /** Before the first picture: the window is as the user has chosen. Never rejects. */
  readPreferences(): Promise<void>
  /** The console reports what is chosen now. The window follows at once. */
  takePreferences(chosen: ChosenPreferences): Promise<void>
  /** An event brings the change itself. */
  changePreferences(wanted: ChosenPreferences): Promise<void>
  /** If the window cannot speak it, the window says so, and nothing changes. */
  chooseLanguage(choice: LanguageChoice): Promise<void>
  /** The system's languages have changed. Nothing happens if the user has chosen a language. */
  followSystem(): Promise<void>
}

export function preferencesActions({ call, get, set }: Slice): PreferencesActions {
  /** One after another. Otherwise the event of the first choice would undo the second for a moment. */
  let lastChoice: Promise<void> = Promise.resolve()

  async function speakAs(choice: LanguageChoice): Promise<boolean> {
    const spoken = await applyLanguage(choice)
    set({ language: current() })
    return spoken
  }

  async function takePreferences(chosen: ChosenPreferences): Promise<void> {
    const before = get().preferences
    const preferences = { ...usualPreferences, ...chosen }
    set({ preferences, views: withKept(get().views, preferences.siteViews) })
    if (preferences.theme !== before.theme) applyTheme(preferences.theme)
    if (preferences.language !== before.language) await speakAs(preferences.language)
  }

  async function changePreferences(wanted: ChosenPreferences): Promise<void> {
    const changed = await call('changePreferences', wanted)
    if (!changed.ok) set({ notice: changed.failure })
  }

  async function choose(language: LanguageChoice): Promise<void> {
    leavePseudo()
    if (!(await speakAs(language))) return set({ notice: newFailure('unexpected', 'consoleDoesNotAnswer') })
    set({ preferences: { ...get().preferences, language } })
    await changePreferences({ language })
  }

  /** Hands what version 0.1.0 kept in this window to the console, unless the user has chosen since. */
  async function handOver(chosen: ChosenPreferences): Promise<ChosenPreferences> {
    const former = formerPreferences()
    const all = { ...former, ...chosen }
    if (Object.keys(all).length > Object.keys(chosen).length) {
      const taken = await call('changePreferences', all)
      if (!taken.ok) return all
    }
    dropFormerPreferences()
    return all
  }

  return {
    takePreferences,
    changePreferences,
    readPreferences: async () => {
      const info = await call('appInfo', {})
      const chosen = info.ok ? await handOver(info.value.preferences) : {}
      const preferences = { ...usualPreferences, ...chosen }
      set({ preferences, views: withKept(get().views, preferences.siteViews) })
      applyTheme(preferences.theme)
      await speakAs(preferences.language)
    },
    chooseLanguage: (choice) => {
      lastChoice = lastChoice.then(() => choose(choice))
      return lastChoice
    },
    followSystem: async () => {
      if (get().preferences.language === 'system') await speakAs('system')
    },
  }
}
