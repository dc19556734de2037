import type { Language } from './languages.ts'

/** What is spoken. One program speaks one language at a time, as gettext does it. */
let spoken: Language = 'en'

export const current = (): Language => spoken

export function setCurrent(language: Language): void {
  spoken = language
}
