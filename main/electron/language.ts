import { app } from 'electron'
import type { Console } from '../../core/console.ts'
import { firstLanguage } from '../../words/languages.ts'
import { speak } from '../../words/say.ts'
import type { LanguageChoice } from '../../contract/preferences.ts'

/**
 * The menu and the dialogs of this process speak the system's language until the console has read what the
 * user has chosen. It can be known only after Electron is ready.
 */
export const speakSystemLanguage = (): Promise<void> => speakChosen('system')

/** A catalogue may be missing, because an update replaces files: then the language stays. */
async function speakChosen(choice: LanguageChoice): Promise<void> {
  const language = choice === 'system' ? firstLanguage(app.getPreferredSystemLanguages()) : choice
  await speak(language).catch(() => undefined)
}

/**
 * From now on this process speaks the language of the window. Calls `spoken` at the start and after each
 * change, for what is built from words. Resolves after the first call.
 */
export async function speakAsWindow(
  { api, preferences }: Pick<Console, 'api' | 'preferences'>,
  spoken: () => void,
): Promise<void> {
  let speaking: LanguageChoice | null = null
  let last: Promise<void> = Promise.resolve()
  /** One after another, so that the last choice wins, however long a catalogue takes. */
  const follow = (choice: LanguageChoice = 'system'): Promise<void> => {
    if (choice === speaking) return last
    speaking = choice
    last = last.then(() => speakChosen(choice)).then(spoken)
    return last
  }
  api.subscribe((event) => {
    if (event.type === 'preferences') void follow(event.preferences.language)
  })
  await follow(preferences().language)
}
