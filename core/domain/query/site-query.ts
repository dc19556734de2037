import type { Counts } from '../../../contract/session.ts'
import type { SiteState } from '../../../contract/site.ts'
import type { FleetKind, FleetVerdict } from '../fleet-verdict.ts'
import { towardsLimit } from '../what-counts.ts'
import type { Query, QueryField, QueryTable } from './table.ts'

/** A row of the list of sites. */
export interface SiteRow {
  readonly site: SiteState
  readonly verdict: FleetVerdict
}

const text = (kind: 'whole' | 'part', of: (site: SiteState) => readonly string[]): QueryField<SiteRow> => ({
  kind,
  of: ({ site }) => of(site),
})
const figure = (of: (site: SiteState) => number | null): QueryField<SiteRow> => ({
  kind: 'number',
  of: ({ site }) => of(site),
})
const count = (name: keyof Counts): QueryField<SiteRow> => figure(({ counts }) => counts?.[name] ?? null)
const is =
  (...kinds: readonly FleetKind[]) =>
  ({ verdict }: SiteRow): boolean =>
    kinds.includes(verdict.kind)

const foldersOf = ({ folder }: SiteState): readonly string[] => (folder === null ? [] : [folder])

/** How many people can still sign in. Null: the limit or the figures are not known. */
export function freePlaces({ counts, sessionsLimit, countsExpired }: SiteState): number | null {
  if (counts === null || sessionsLimit === null) return null
  return Math.max(0, sessionsLimit - towardsLimit(counts, countsExpired))
}

/** What can be asked about sites, in the window and in the terminal. */
export const siteQuery: QueryTable<SiteRow> = {
  fields: {
    tag: text('whole', ({ tags }) => tags),
    folder: text('whole', foldersOf),
    user: text('whole', ({ user }) => [user]),
    name: text('part', ({ name }) => [name]),
    url: text('part', ({ url }) => [url]),
    live: count('live'),
    dangling: count('dangling'),
    onnow: count('onNow'),
    today: count('today'),
    limit: figure(({ sessionsLimit }) => sessionsLimit),
    free: figure(freePlaces),
    expired: count('expired'),
    anonymous: count('anonymous'),
    age: { kind: 'duration', of: ({ verdict }) => verdict.ageMs },
  },
  flags: {
    full: is('reallyFull', 'full', 'falseAlert'),
    'really-full': is('reallyFull'),
    'false-alert': is('falseAlert'),
    'nearly-full': is('nearlyFull'),
    failing: is('notReached', 'failing'),
    'not-reached': is('notReached'),
    waiting: is('waitsForYou'),
    dangling: ({ site }) => (site.counts?.dangling ?? 0) > 0,
    starting: is('starting'),
    'no-limit': ({ site }) => site.sessionsLimit === null,
    fine: is('fine'),
    old: ({ verdict }) => verdict.isOld,
    practice: ({ site }) => site.demo,
  },
  plain: ({ site }) => [site.name, site.url, ...site.tags, ...foldersOf(site)],
}

/** The conditions that a site's settings alone decide. So the other sites need not be read. */
export function settingsPart(query: Query): Query {
  return query.filter(({ match }) => match.kind === 'text' || match.kind === 'field')
}
