import { current } from './current.ts'
import type { Language } from './languages.ts'

/** Numbers, times and lists as the spoken language writes them. Durations are milliseconds, times milliseconds since 1970. */

/** English as Britain writes its dates: the day first, and 24 hours. */
const locales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de', fr: 'fr', et: 'et' }

/** Made once for each language: making one costs more than using it. */
export function perLanguage<T>(make: (locale: string) => T): () => T {
  const made = new Map<Language, T>()
  return () => {
    const language = current()
    const there = made.get(language)
    if (there !== undefined) return there
    const value = make(locales[language])
    made.set(language, value)
    return value
  }
}

const numbers = perLanguage((locale) => new Intl.NumberFormat(locale))
const lists = perLanguage((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }))

/** `2,000`. */
export const number = (value: number): string => numbers().format(value)

/** `anna, bert and carl`. */
export const list = (items: readonly string[]): string => lists().format(items)

const plurals = perLanguage((locale) => new Intl.PluralRules(locale))

/** `1 session`, `2,000 sessions`. In English alone: what is translated is said by sayCount. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${plurals().select(count) === 'one' ? one : many}`
}
