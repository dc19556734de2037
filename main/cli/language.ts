import { speak } from '../../words/say.ts'
import { chooseLanguage } from './args/language.ts'

/**
 * From now on the terminal speaks the language of its command line, or otherwise of its locale. If `--lang`
 * asked for an unknown language, it returns a note for stderr, in English. Otherwise null.
 */
export async function speakAs(
  argv: readonly string[],
  locale: string | null,
  json: boolean,
): Promise<string | null> {
  const { language, unknown } = chooseLanguage(argv, locale, json)
  // A catalogue may be missing, because an update replaces files. The command runs all the same, in English.
  await speak(language).catch(() => undefined)
  return unknown ? 'Note: --lang takes en, de, fr or et. This command is answered in English.\n' : null
}
