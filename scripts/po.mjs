/**
 * A translation as a module: `import catalogue from './de.po'`. Read while the console is built, so that a
 * damaged file fails the build and names the place.
 */
import { po } from 'gettext-parser'

/** The line of a readable but wrong entry: the last one with its text. From 1. */
function lineOf(text, message) {
  const msgid = /entry "([^]*?)" in "/.exec(message)?.[1] ?? ''
  return text.slice(0, Math.max(0, text.lastIndexOf(`msgid ${JSON.stringify(msgid)}`))).split('\n').length
}

/** Why a PO file cannot be read: its line and the reason. */
export class DamagedPo extends Error {}

/** The entries of a PO file: `{ msgid, plural, translations, fuzzy, comments }`. Throws DamagedPo. */
export function readPo(text, file) {
  let parsed
  try {
    parsed = po.parse(text, { defaultCharset: 'utf8', validation: true })
  } catch (error) {
    throw new DamagedPo(`${file}:${error.lineNumber ?? lineOf(text, error.message)}: ${error.message}`)
  }
  return Object.values(parsed.translations[''] ?? {})
    .filter(({ msgid }) => msgid !== '')
    .map(({ msgid, msgid_plural: plural, msgstr, comments }) => ({
      msgid,
      plural: plural ?? null,
      translations: msgstr,
      fuzzy: (comments?.flag ?? '').includes('fuzzy'),
      comments: comments ?? {},
    }))
}

/**
 * What i18next needs of them: English text -> translation. Of a plural its English plural with `_one` and
 * `_other`. French has a third form for millions, which is written like the other one. Untranslated and fuzzy
 * texts are left out, and English is said.
 */
export function catalogueOf(entries) {
  const catalogue = {}
  for (const { msgid, plural, translations, fuzzy } of entries) {
    if (fuzzy || translations.some((text) => text === '')) continue
    if (plural === null) {
      catalogue[msgid] = translations[0]
    } else {
      const [one, other] = translations
      Object.assign(catalogue, {
        [`${plural}_one`]: one,
        [`${plural}_other`]: other,
        [`${plural}_many`]: other,
      })
    }
  }
  return catalogue
}

/** For vite and vitest. */
export const poPlugin = {
  name: 'po',
  transform(text, id) {
    if (!id.endsWith('.po')) return null
    return { code: `export default ${JSON.stringify(catalogueOf(readPo(text, id)))}`, map: null }
  },
}
