import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Catalogue } from '../../words/catalogue.ts'
import { catalogueOf, readPo } from '../../scripts/po.mjs'

const file = path.join(import.meta.dirname, '../../words/catalogues/de.po')

/** A catalogue that says each text as `change` writes it. Text between braces must stay. */
export function pseudoCatalogue(change: (text: string) => string): Catalogue {
  const entries = readPo(readFileSync(file, 'utf8'), file).map((entry) => ({
    ...entry,
    fuzzy: false,
    translations: entry.plural === null ? [change(entry.msgid)] : [change(entry.msgid), change(entry.plural)],
  }))
  return catalogueOf(entries)
}

/** Each text between marks, so that text outside the catalogues becomes visible. */
export const marked = (): Catalogue => pseudoCatalogue((text) => `⟦${text}⟧`)

/** The parts of a text that came from no catalogue. */
export function unmarked(text: string): string {
  const rest = text.replace(/⟦[^⟦⟧]*⟧/g, '')
  return rest === text ? rest : unmarked(rest)
}
