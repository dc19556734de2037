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

/** The value for each name of a text. Numbers are written as the language writes them. */
export type Values<Text extends string> = Readonly<Record<Names<Text>, string | number>>

/**
 * The same if a value may be an element of the window. The second half asks for each name, and the first says
 * what the parts are.
 */
type Parts<Name extends string, Part> = Readonly<Record<string, Part | string | number>> &
  Readonly<Record<Name, unknown>>
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

/** What happens to each text before its values are put in: nothing, except in the pseudo-language. */
let change: ((text: string) => string) | null = null

/** The text in the chosen language, with its braces. Of a plural the form for `count`. */
function translated(text: string, options: Readonly<Record<string, unknown>> = {}): string {
  const said = String(translator.t(text, { ...options, skipInterpolation: true }))
  return change === null ? said : change(said)
}

/** The text between the values, and the values in their places. */
function parts<Part>(
  text: string,
  values: Readonly<Record<string, Part | string | number>>,
): readonly (Part | string)[] {
  return text.split(/(\{\w+\})/).flatMap((piece): (Part | string)[] => {
    const name = /^\{(\w+)\}$/.exec(piece)?.[1]
    const value = name === undefined ? undefined : values[name]
    if (value === undefined) return piece === '' ? [] : [piece]
    return [typeof value === 'number' ? number(value) : value]
  })
}

/** In one pass, because a value may be a site's text, and its braces mean nothing. */
function fill(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (all, name: string) => {
    const value = values[name]
    if (value === undefined) return all
    return typeof value === 'number' ? number(value) : value
  })
}

/**
 * From now on everything is in this language. Waits until its catalogue is loaded. Numbers, dates and lists
 * (format.ts) follow it.
 */
export async function speak(language: Language): Promise<void> {
  speakFrom(language, await catalogueOf(language))
}

/** The same from a loaded catalogue. */
export function speakFrom(language: Language, catalogue: Catalogue): void {
  change = null
  translator.removeResourceBundle(language, 'translation')
  translator.addResourceBundle(language, 'translation', catalogue, false, true)
  void translator.changeLanguage(language)
  setCurrent(language)
}

/**
 * English, with each text changed by `alter`: a language for tests (pseudo.ts). Text between braces must
 * stay.
 */
export function speakAltered(alter: (text: string) => string): void {
  speakFrom('en', {})
  change = alter
}

/** Says it in English, whatever language is chosen: for JSON, logs and the text of a report. */
export function inEnglish<T>(words: () => T): T {
  const spoken = current()
  const altered = change
  if (spoken === 'en' && altered === null) return words()
  change = null
  void translator.changeLanguage('en')
  setCurrent('en')
  try {
    return words()
  } finally {
    change = altered
    void translator.changeLanguage(spoken)
    setCurrent(spoken)
  }
}

/**
 * A text of the catalogues in the chosen language. `npm run words` finds each call, so the text is a literal
 * there.
 */
export function say<Text extends Message>(text: Text, ...[values]: Rest<Text>): string {
  return fill(translated(text), values)
}

/**
 * The same in parts, if a value is more than a text: `say` for a name in bold type. The parts have the order
 * of the chosen language.
 */
export function sayParts<Text extends Message, Part>(
  text: Text,
  values: Parts<Names<Text>, Part>,
): readonly (Part | string)[] {
  return parts(translated(text), values)
}

/** The same for a number of things. `count` chooses the form. */
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

/** The same in parts. `count` chooses the form. The value for `{count}` is among the values. */
export function sayCountParts<One extends Message, Other extends Message, Part>(
  one: One,
  other: Other,
  count: number,
  values: Parts<Names<One> | Names<Other>, Part>,
): readonly (Part | string)[] {
  return parts(translated(other, { count, defaultValue_one: one, defaultValue_other: other }), values)
}
