import type { Language } from './languages.ts'

/** English text -> its translation. A text with a plural has two entries: `..._one` and `..._other`. */
export type Catalogue = Readonly<Record<string, string>>

/**
 * Each is its own file, loaded only if it is spoken. scripts/po.mjs reads the PO file when the console is
 * built.
 */
const loaders: Readonly<Record<Exclude<Language, 'en'>, () => Promise<{ readonly default: Catalogue }>>> = {
  de: () => import('./catalogues/de.po'),
  fr: () => import('./catalogues/fr.po'),
  et: () => import('./catalogues/et.po'),
}

/** English is in the source, so its catalogue is empty. */
export async function catalogueOf(language: Language): Promise<Catalogue> {
  return language === 'en' ? {} : (await loaders[language]()).default
}
