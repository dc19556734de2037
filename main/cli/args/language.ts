import { languageOf } from '../../../words/languages.ts'
import type { Language } from '../../../words/languages.ts'

export interface ChosenLanguage {
  readonly language: Language
  /** `--lang` asked for a language that the console does not speak. */
  readonly unknown: boolean
}

/**
 * The language of the answer to a command line: from `--lang`, otherwise from the locale. English if the
 * console does not speak it, and always for JSON.
 * @param argv may also be wrong. The mistake is reported in this language.
 */
export function chooseLanguage(
  argv: readonly string[],
  locale: string | null,
  json: boolean,
): ChosenLanguage {
  const wished = wishes(argv).at(-1)?.language
  const spoken = languageOf(wished ?? locale ?? 'en')
  return { language: json ? 'en' : (spoken ?? 'en'), unknown: wished !== undefined && spoken === null }
}

/** The demo reads its own options, and does not know this one. */
export function withoutLanguage(argv: readonly string[]): string[] {
  const taken = new Set(wishes(argv).flatMap(({ at, words }) => (words === 1 ? [at] : [at, at + 1])))
  return argv.filter((_, at) => !taken.has(at))
}

interface Wish {
  readonly language: string
  readonly at: number
  /** `--lang=de` is one word, `--lang de` are two. */
  readonly words: 1 | 2
}

/** Each `--lang`, first to last. Words after `--` are no options. */
function wishes(argv: readonly string[]): Wish[] {
  const end = argv.indexOf('--')
  const options = end === -1 ? argv : argv.slice(0, end)
  return options.flatMap((word, at): Wish[] => {
    if (word.startsWith('--lang=')) return [{ language: word.slice('--lang='.length), at, words: 1 }]
    const next = options[at + 1]
    return word === '--lang' && next !== undefined ? [{ language: next, at, words: 2 }] : []
  })
}
