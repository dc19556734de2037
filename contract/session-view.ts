export type SortColumn = 'user' | 'lastActivity' | 'idle' | 'ip' | 'expires' | 'state' | 'key'

export interface SortOrder {
  readonly column: SortColumn
  readonly descending: boolean
}

/** What the sessions of a group have in common. `day`: of the last activity. */
export type GroupBy = 'user' | 'ip' | 'state' | 'day'

/** Which states are shown. `live`: all but the expired. */
export type StateFilter = 'live' | 'active' | 'dangling' | 'unknown' | 'expired'

/** Whose sessions are shown. */
export type UserFilter = { readonly kind: 'all' } | { readonly kind: 'one'; readonly user: string | null }

/**
 * How the user looks at the table of one site, as it is kept over a restart. The text of the search is not
 * kept, because it can be part of a session key.
 */
export interface KeptView {
  readonly order: SortOrder
  /** Sorts the rows that are equal in the first column. */
  readonly second: SortOrder | null
  readonly group: GroupBy | null
  readonly state: StateFilter
  readonly idleAtLeastMs: number | null
  readonly user: UserFilter
}
