import type { ChosenPreferences } from '../contract/preferences.ts'
import { isLanguage } from '../words/languages.ts'

/** What the browser keeps for this page. Unavailable storage is empty. */
export function stored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function dropStored(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // It could not be read either.
  }
}

/**
 * What version 0.1.0 kept in the window's storage, if the user had chosen it. That version also wrote down
 * what nobody had chosen: then it is none.
 */
export function formerPreferences(): ChosenPreferences {
  const [language, theme, countdown] = [stored('language'), stored('theme'), stored('countdown')]
  return {
    ...(language !== null && isLanguage(language) && { language }),
    ...((theme === 'light' || theme === 'dark') && { theme }),
    ...(countdown === 'off' && { countdown: false }),
  }
}

/** After the console has taken them. A developer's language stays. */
export function dropFormerPreferences(): void {
  if (formerPreferences().language !== undefined) dropStored('language')
  dropStored('theme')
  dropStored('countdown')
}
