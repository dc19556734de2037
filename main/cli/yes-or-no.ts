import { current } from '../../words/current.ts'
import type { Language } from '../../words/languages.ts'
import type { Terminal } from './prompt.ts'

/**
 * The possible answers, with the no in capitals because it is the meaning of an empty answer. Each language
 * has its own yes.
 */
const answers: Readonly<Record<Language, { readonly shown: string; readonly yes: readonly string[] }>> = {
  en: { shown: '[y/N]', yes: [] },
  de: { shown: '[j/N]', yes: ['j', 'ja'] },
  fr: { shown: '[o/N]', yes: ['o', 'oui'] },
  et: { shown: '[j/E]', yes: ['j', 'jah'] },
}

/** Users know these from every other program. */
const inEveryLanguage = ['y', 'yes']

/**
 * Asks a question, a whole sentence. Anything but a clear yes, in English or in the chosen language, is a no.
 */
export async function askYesOrNo(terminal: Terminal, question: string): Promise<boolean> {
  const { shown, yes } = answers[current()]
  const answer = await terminal.ask(`${question} ${shown} `)
  return [...inEveryLanguage, ...yes].includes(answer?.trim().toLowerCase() ?? '')
}
