import { assertNever } from '../contract/assert-never.ts'
import type { ListColumn, ListedChange, ListField, ListValue, SitesImport } from '../contract/site-list.ts'
import { visible } from '../core/domain/visible.ts'
import { series } from './format.ts'
import { say, sayCount } from './say.ts'
import { span } from './spans.ts'

/** What an import of a list of sites would do, or did, for window and terminal. Every text is visible. */
export const listImport = {
  added: (count: number, isDone: boolean): string =>
    isDone
      ? sayCount('{count} site was added:', '{count} sites were added:', { count })
      : sayCount('{count} new site:', '{count} new sites:', { count }),
  changed: (count: number, isDone: boolean): string =>
    isDone
      ? sayCount('{count} site was changed:', '{count} sites were changed:', { count })
      : sayCount('{count} site changes:', '{count} sites change:', { count }),
  same: (count: number): string =>
    sayCount(
      '{count} site is here already, and the list says nothing new about it.',
      '{count} sites are here already, and the list says nothing new about them.',
      { count },
    ),
  skipped: (count: number): string =>
    sayCount('{count} site is left out:', '{count} sites are left out:', { count }),
  nothing: () => say('The list has nothing to add or to change.'),
  entry: (place: number) => say('Entry {place}', { place }),
} as const

const fieldNames: Readonly<Record<ListField, () => string>> = {
  name: () => say('name'),
  url: () => say('address'),
  user: () => say('user'),
  sessionsLimit: () => say('sessions limit'),
  danglingAfter: () => say('dangling after'),
  onNow: () => say('on now for'),
  keepSeat: () => say('stay signed in'),
  tags: () => say('tags'),
  folder: () => say('folder'),
}

/** How the columns of a table were understood. Nothing for a list of the console's own. */
export function columnLines(columns: readonly ListColumn[]): string[] {
  const named = columns.map(({ heading, field }, at) => ({
    field,
    heading: heading.trim() === '' ? say('column {number}', { number: at + 1 }) : visible(heading.trim()),
  }))
  const of = (wanted: ListColumn['field']): string =>
    series(named.filter(({ field }) => field === wanted).map(({ heading }) => heading))
  const taken = named.flatMap(({ field, heading }) =>
    field === 'never' || field === 'none' ? [] : [`${heading} → ${fieldNames[field]()}`],
  )
  const lines = taken.length === 0 ? [] : [say('Columns: {columns}.', { columns: series(taken) })]
  if (of('never') !== '') lines.push(say('Never taken from a list: {columns}.', { columns: of('never') }))
  if (of('none') !== '') lines.push(say('Not used: {columns}.', { columns: of('none') }))
  return lines
}

/** `sessions limit: 50 → 60`, for each field that changes. */
export const changeWords = ({ changes }: ListedChange): string =>
  series(
    changes.map(
      ({ field, from, to }) =>
        `${fieldNames[field]()}: ${valueWords(field, from)} → ${valueWords(field, to)}`,
    ),
  )

function valueWords(field: ListedChange['changes'][number]['field'], value: ListValue): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return say('not set')
  switch (field) {
    case 'danglingAfter':
    case 'onNow':
      return span(Number(value))
    case 'keepSeat':
      return value === true ? say('yes') : say('no')
    case 'tags':
      return visible(Array.isArray(value) ? value.join(' ') : String(value))
    case 'name':
    case 'folder':
    case 'sessionsLimit':
      return visible(String(value))
    default:
      return assertNever(field)
  }
}

/** Whether the import adds or changes anything. */
export const hasEffect = ({ added, changed }: SitesImport): boolean => added.length + changed.length > 0
