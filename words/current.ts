import type { Language } from './languages.ts'

/** The language that is spoken. One program speaks one language at a time, as in gettext. */
let spoken: Language = 'en'

export const current = (): Language => spoken

export function setCurrent(language: Language): void {
  spoken = language
}
