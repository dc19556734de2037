import { createInstance } from 'i18next'
import { catalogueOf } from './catalogue.ts'
import type { Catalogue } from './catalogue.ts'
import { number } from './format.ts'
import { current, setCurrent } from './current.ts'
import type { Language } from './languages.ts'
import type { Message } from './messages.ts'

/** The names between braces: `{count} on {site}` has `count` and `site`. */
type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never

/** What stands in for each name of a text. Numbers are written as the language writes them. */
export type Values<Text extends string> = Readonly<Record<Names<Text>, string | number>>
type Rest<Text extends string> = [Names<Text>] extends [never] ? [] : [values: Values<Text>]

const translator = createInstance()
void translator.init({
  lng: 'en',
  fallbackLng: false,
  resources: {},
  initAsync: false,
  // The key is the English text itself, with its points and colons.
  keySeparator: false,
  nsSeparator: false,
  returnEmptyString: false,
})

/** The text in the spoken language, with its braces; of a plural the form for `count`. */
function translated(text: string, options: Readonly<Record<string, unknown>> = {}): string {
  return String(translator.t(text, { ...options, skipInterpolation: true }))
}

/** In one pass: a value is a site's text, perhaps, and braces in it are not looked into. */
function fill(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (all, name: string) => {
    const value = values[name]
    if (value === undefined) return all
    return typeof value === 'number' ? number(value) : value
  })
}

/**
 * From now on everything is said in this language. Waits for its catalogue to be loaded. Numbers, dates and lists (format.ts)
 * follow it.
 */
export async function speak(language: Language): Promise<void> {
  speakFrom(language, await catalogueOf(language))
}

/** The same from a catalogue that is there. */
export function speakFrom(language: Language, catalogue: Catalogue): void {
  translator.removeResourceBundle(language, 'translation')
  translator.addResourceBundle(language, 'translation', catalogue, false, true)
  void translator.changeLanguage(language)
  setCurrent(language)
}

/** Says it in English whatever is spoken: for JSON, logs and the text of a report. */
export function inEnglish<T>(words: () => T): T {
  const spoken = current()
  if (spoken === 'en') return words()
  void translator.changeLanguage('en')
  setCurrent('en')
  try {
    return words()
  } finally {
    void translator.changeLanguage(spoken)
    setCurrent(spoken)
  }
}

/** A text of the catalogues in the language that is spoken. `npm run words` finds each call, so the text stands in it literally. */
export function say<Text extends Message>(text: Text, ...[values]: Rest<Text>): string {
  return fill(translated(text), values)
}

/** The same for a number of things: `count` chooses the form. */
export function sayCount<One extends Message, Other extends Message>(
  one: One,
  other: Other,
  values: Values<One> & Values<Other> & { readonly count: number },
): string {
  return fill(
    translated(other, { count: values.count, defaultValue_one: one, defaultValue_other: other }),
    values,
  )
}
