import { current } from './current.ts'
import type { Language } from './languages.ts'

/**
 * Numbers, times and lists as the chosen language writes them. Durations are milliseconds, times milliseconds
 * since 1970.
 */

/** English as Britain writes its dates: the day first, and 24 hours. */
const locales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de', fr: 'fr', et: 'et' }

/** Made once for each language, because making one costs more than using it. */
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

/** The same for elements, with the text between them. */
export function listParts<Item>(items: readonly Item[]): readonly (Item | string)[] {
  return lists()
    .formatToParts(items.map((_, index) => String(index)))
    .map(({ type, value }) => (type === 'element' ? (items[Number(value)] ?? value) : value))
}

const serieses = perLanguage((locale) => new Intl.ListFormat(locale, { type: 'unit' }))

/** `98 killed, 2 spared`: separate counts in a row, and no list of one thing as in `list`. */
export const series = (items: readonly string[]): string => serieses().format(items)

/** With a capital, for words that begin a line or a label. */
export const capital = (words: string): string =>
  words.charAt(0).toLocaleUpperCase(current()) + words.slice(1)
