import type { LanguageChoice } from '../contract/preferences.ts'
import { current } from '../words/current.ts'
import { firstLanguage, type Language } from '../words/languages.ts'
import { speak, speakAltered } from '../words/say.ts'
import { app } from '../words/window.ts'
import { dropStored, stored } from './former-storage.ts'

const pseudoKey = 'language'

/** A language that only developers put into the storage, under `language`. No menu has it. */
const isPseudo = (): boolean => stored(pseudoKey) === 'pseudo'

/** The user has chosen a language from a menu. */
export function leavePseudo(): void {
  if (isPseudo()) dropStored(pseudoKey)
}

/** What the window speaks by this choice. */
function languageBy(choice: LanguageChoice): Language | 'pseudo' {
  if (isPseudo()) return 'pseudo'
  return choice === 'system' ? firstLanguage(navigator.languages) : choice
}

let last: Promise<unknown> = Promise.resolve()

/**
 * From now on the window speaks this language, and the page names it. Returns whether it does, because a
 * console that has quit cannot send a catalogue. One after another, so that the last choice wins, however
 * long a catalogue takes.
 */
export function applyLanguage(choice: LanguageChoice): Promise<boolean> {
  const done = last.then(() => speakInPage(languageBy(choice)))
  last = done
  return done
}

async function speakInPage(language: Language | 'pseudo'): Promise<boolean> {
  const loaded = await (language === 'pseudo' ? speakPseudo() : speak(language)).then(
    () => true,
    () => false,
  )
  document.documentElement.lang = current()
  document.title = app.title()
  return loaded
}

/** Loaded only if it is spoken. */
async function speakPseudo(): Promise<void> {
  speakAltered((await import('../words/pseudo.ts')).pseudo)
}
