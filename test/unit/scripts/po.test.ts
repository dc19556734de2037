import { describe, expect, it } from 'vitest'
import { catalogueOf, DamagedPo, readPo } from '../../../scripts/po.mjs'

const head =
  'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'

describe('a PO file', () => {
  it('gives each text its translation, and a plural its two forms', () => {
    const text = `${head}msgid "Kill"\nmsgstr "Beenden"\n\nmsgid "{count} day"\nmsgid_plural "{count} days"\nmsgstr[0] "{count} Tag"\nmsgstr[1] "{count} Tage"\n`
    expect(catalogueOf(readPo(text, 'de.po'))).toEqual({
      Kill: 'Beenden',
      '{count} days_one': '{count} Tag',
      '{count} days_other': '{count} Tage',
      '{count} days_many': '{count} Tage',
    })
  })

  it('says nothing of what is not translated, or only perhaps', () => {
    const text = `${head}msgid "Kill"\nmsgstr ""\n\n#, fuzzy\nmsgid "Close"\nmsgstr "Schluss"\n`
    expect(catalogueOf(readPo(text, 'de.po'))).toEqual({})
  })

  it.each([
    ['a text that never ends', `${head}msgid "Kill\nmsgstr "Beenden"\n`, 7],
    ['a word that PO does not know', `${head}msgid "Kill"\nmsgwort "Beenden"\n`, 7],
    ['a text twice', `${head}msgid "Kill"\nmsgstr "a"\n\nmsgid "Kill"\nmsgstr "b"\n`, 9],
  ])('that is damaged is refused with file and line: %s', (_, text, line) => {
    expect(() => readPo(text, 'words/catalogues/de.po')).toThrow(DamagedPo)
    expect(() => readPo(text, 'words/catalogues/de.po')).toThrow(`words/catalogues/de.po:${line}:`)
  })
})
