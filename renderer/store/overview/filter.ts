import type { SavedView } from '../../../contract/preferences.ts'
import type { SiteState } from '../../../contract/site.ts'
import type { KnownValues } from '../../../core/domain/query/completions.ts'
import { matcherOf } from '../../../core/domain/query/matches.ts'
import { parseQuery, type QueryFault } from '../../../core/domain/query/parse.ts'
import { printQuery } from '../../../core/domain/query/print.ts'
import { siteQuery } from '../../../core/domain/query/site-query.ts'
import type { Query, QueryTerm } from '../../../core/domain/query/table.ts'
import { knownFolders, knownTags } from './labels.ts'
import type { OverviewRow } from './rows.ts'

/** What is wrong with a query. Null: nothing. */
export function faultOf(text: string): QueryFault | null {
  const parsed = parseQuery(text, siteQuery)
  return parsed.ok ? null : parsed.fault
}

/** A query with a fault has no conditions. */
function queryOf(text: string): Query {
  const parsed = parseQuery(text, siteQuery)
  return parsed.ok ? parsed.query : []
}

export const matchesOf = (text: string): ((row: OverviewRow) => boolean) =>
  matcherOf(queryOf(text), siteQuery)

/** What the completion offers after a colon. */
export const valuesOf = (sites: readonly SiteState[]): KnownValues => ({
  tag: [...knownTags(sites).keys()],
  folder: [...knownFolders(sites).keys()],
  user: [...new Set(sites.map(({ user }) => user))].sort(),
})

/** A condition that the menu of folders and tags sets. */
export interface LabelTerm {
  readonly field: 'tag' | 'folder'
  /** Of a folder: empty for the sites without a folder. */
  readonly text: string
}

const isTerm = ({ not, match }: QueryTerm, { field, text }: LabelTerm): boolean =>
  !not && match.kind === 'field' && match.field === field && match.text === text

export const hasTerm = (text: string, term: LabelTerm): boolean =>
  queryOf(text).some((each) => isTerm(each, term))

/** The query with this condition, or without it if it was there. A site has one folder, but several tags. */
export function toggleTerm(text: string, term: LabelTerm): string {
  const { field } = term
  const others = queryOf(text).filter(
    (each) => !isTerm(each, term) && !(field === 'folder' && isFolder(each)),
  )
  const added: Query = hasTerm(text, term) ? [] : [{ not: false, match: { kind: 'field', ...term } }]
  return printQuery([...others, ...added], siteQuery)
}

const isFolder = ({ not, match }: QueryTerm): boolean =>
  !not && match.kind === 'field' && match.field === 'folder'

/** The views that are always there, under the names of their words. */
export const usualViews = [
  { name: 'all', query: '' },
  { name: 'falseAlert', query: 'is:false-alert' },
  { name: 'full', query: 'is:really-full' },
  { name: 'failing', query: 'is:failing' },
  { name: 'waiting', query: 'is:waiting' },
  { name: 'dangling', query: 'dangling:>=10' },
] as const

/** A view of the same name is replaced. */
export const withView = (views: readonly SavedView[], view: SavedView): readonly SavedView[] => [
  ...views.filter(({ name }) => name !== view.name),
  view,
]
