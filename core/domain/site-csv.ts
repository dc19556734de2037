import type { ListColumn, ListField } from '../../contract/site-list.ts'
import { csvRows } from './csv-rows.ts'
import { durationText, parseDuration } from './duration.ts'
import { guessColumns } from './site-columns.ts'
import { csvText, fromListCell, listCell } from './spreadsheet.ts'

/** A site as a list of sites has it. */
export interface ListedSite {
  readonly name: string
  readonly url: string
  readonly user: string
  readonly allowHttp: boolean
  readonly danglingAfterMs: number
  readonly onNowMs: number
  readonly tags: readonly string[]
  readonly folder: string | null
  readonly sessionsLimit: number | null
  readonly keepSeat: boolean
}

/** The headings of our own CSV, always in English. */
const ownHeadings = [
  ...['name', 'url', 'user', 'folder', 'tags', 'sessionsLimit', 'danglingAfter', 'onNow', 'keepSeat'],
  ...['allowHttp', 'certificate'],
] as const

/**
 * The sites as CSV. `certificate`: the fingerprint of a trusted certificate, for people to compare.
 * `readSiteCsv` reads the same sites from it.
 */
export function writeSiteCsv(
  sites: readonly (ListedSite & { readonly certificate?: { readonly fingerprint: string } | null })[],
): string {
  const rows = sites.map((site) => [
    ...[site.name, site.url, site.user, site.folder ?? '', site.tags.join(' ')],
    ...[String(site.sessionsLimit ?? ''), durationText(site.danglingAfterMs), durationText(site.onNowMs)],
    ...[String(site.keepSeat), String(site.allowHttp), site.certificate?.fingerprint ?? ''],
  ])
  return csvText([ownHeadings, ...rows], listCell)
}

export interface SiteTable {
  readonly columns: readonly ListColumn[]
  /** Each row as an entry of a list: only the fields of which the row says something, not checked. */
  readonly entries: readonly Readonly<Record<string, unknown>>[]
}

/** Reads a table of sites of any program. Null: no column has addresses. */
export function readSiteCsv(text: string): SiteTable | null {
  const rows = csvRows(text)
  const guess = guessColumns(rows)
  if (guess === null) return null
  const { columns, headed } = guess
  const own = headed && columns.every(({ heading }) => ownHeadings.some((each) => each === heading))
  const read = own ? ownEntry : foreignEntry
  return { columns, entries: rows.slice(headed ? 1 : 0).map((row) => read(columns, row)) }
}

type Entry = Readonly<Record<string, unknown>>

/** Of a file that the console has written: an empty cell says that there is none. */
function ownEntry(columns: readonly ListColumn[], row: readonly string[]): Entry {
  return entryOf(columns, (field, at) => {
    const text = fromListCell(row[at] ?? '')
    if (field === 'tags') return text === '' ? [] : text.split(' ')
    if (field === 'sessionsLimit' || field === 'folder') return text === '' ? null : value(field, text)
    return value(field, text)
  })
}

/** Of somebody else's file: an empty cell says nothing. */
function foreignEntry(columns: readonly ListColumn[], row: readonly string[]): Entry {
  return entryOf(columns, (field, at) => {
    const text = row[at]?.trim() ?? ''
    if (text === '') return undefined
    if (field === 'sessionsLimit' && unlimited.test(text)) return null
    return field === 'tags' ? foreignTags(text) : value(field, text)
  })
}

const unlimited = /^(?:-|-1|none|no|unlimited|∞|keine?|unbegrenzt|aucune?|illimitée?|piiramatu)$/i

function entryOf(columns: readonly ListColumn[], read: (field: ListField, at: number) => unknown): Entry {
  const entry: Record<string, unknown> = {}
  for (const [at, { field }] of columns.entries()) {
    if (field === 'never' || field === 'none') continue
    const found = read(field, at)
    if (found !== undefined) entry[entryNames[field] ?? field] = found
  }
  return entry
}

const entryNames: Readonly<Partial<Record<ListField, string>>> = {
  danglingAfter: 'danglingAfterMs',
  onNow: 'onNowMs',
}

/** Text that cannot be read stays text, so that the check of the entry names the field. */
function value(field: ListField, text: string): unknown {
  switch (field) {
    case 'sessionsLimit':
      return /^\d{1,9}$/.test(text) ? Number(text) : text
    case 'danglingAfter':
    case 'onNow':
      return parseDuration(text) ?? text
    case 'keepSeat':
      return yesOrNo.get(text.toLowerCase()) ?? text
    case 'name':
    case 'url':
    case 'user':
    case 'folder':
    case 'tags':
      return text
  }
}

const yesOrNo: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', '1', 'ja', 'oui', 'jah'].map((word) => [word, true] as const),
  ...['false', 'no', '0', 'nein', 'non', 'ei'].map((word) => [word, false] as const),
])

/** A tag is a word of a query, so it has no blank, colon or quotation mark. */
function foreignTags(text: string): string[] {
  const words = text.split(/[\s,;|]+/).map((word) => word.replace(/^#/, '').replaceAll(/[:"]/g, '-'))
  return [...new Set(words.filter((word) => word !== ''))]
}
