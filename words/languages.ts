/** The languages of the console, each by its own name. Lino itself knows more; these are translated whole. */
const languages = { en: 'English', de: 'Deutsch', fr: 'Français', et: 'Eesti' } as const

export type Language = keyof typeof languages

export const isLanguage = (text: string): text is Language => Object.hasOwn(languages, text)

/**
 * The language of a locale, as `LANG` or a browser writes it: `de_DE.UTF-8`, `fr-CA`, `et`. Null: not one of ours. `C` and `POSIX`
 * are English.
 */
export function languageOf(locale: string): Language | null {
  const name = (/^[a-z]+/i.exec(locale)?.[0] ?? '').toLowerCase()
  if (name === 'c' || name === 'posix') return 'en'
  return isLanguage(name) ? name : null
}

/** The first of the wished locales that is one of ours; English if none is. */
export function firstLanguage(locales: readonly string[]): Language {
  for (const locale of locales) {
    const language = languageOf(locale)
    if (language !== null) return language
  }
  return 'en'
}
