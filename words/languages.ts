import type { LanguageChoice } from '../contract/preferences.ts'

/**
 * The languages of the console, each by its own name. Lino itself knows more. These are translated
 * completely.
 */
export const languageNames = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  et: 'Eesti',
} as const satisfies Readonly<Record<Exclude<LanguageChoice, 'system'>, string>>

export type Language = keyof typeof languageNames

export const allLanguages: readonly Language[] = ['en', 'de', 'fr', 'et']

export const isLanguage = (text: string): text is Language => Object.hasOwn(languageNames, text)

/**
 * The language of a locale, as `LANG` or a browser writes it: `de_DE.UTF-8`, `fr-CA`, `et`. Null: the console
 * does not speak it. `C` and `POSIX` are English.
 */
export function languageOf(locale: string): Language | null {
  const name = (/^[a-z]+/i.exec(locale)?.[0] ?? '').toLowerCase()
  if (name === 'c' || name === 'posix') return 'en'
  return isLanguage(name) ? name : null
}

/** The first of the wished locales that the console speaks. English if there is none. */
export function firstLanguage(locales: readonly string[]): Language {
  for (const locale of locales) {
    const language = languageOf(locale)
    if (language !== null) return language
  }
  return 'en'
}
