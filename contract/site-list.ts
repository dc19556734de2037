import type { Cause } from './failure-causes.ts'

/** What a list of sites can say of a site. */
export type ListField =
  'name' | 'url' | 'user' | 'sessionsLimit' | 'danglingAfter' | 'onNow' | 'keepSeat' | 'tags' | 'folder'

/**
 * A column of a table of sites. `never`: a secret or a permission, which no list can give. `none`: the
 * console has no use for it.
 */
export interface ListColumn {
  /** Hostile text. Empty: the table has no headings. */
  readonly heading: string
  readonly field: ListField | 'never' | 'none'
}

/** Hostile text. */
export interface ListedName {
  readonly name: string
  readonly url: string
  readonly user: string
}

/** Spans are milliseconds. */
export type ListValue = string | number | boolean | null | readonly string[]

/** What a list changes of a site that is here already, under the name that the site has here. */
export interface ListedChange extends ListedName {
  readonly changes: readonly {
    readonly field: Exclude<ListField, 'url' | 'user'>
    readonly from: ListValue
    readonly to: ListValue
  }[]
}

/** Which sites of a list are taken, and how. The names are hostile text. */
export interface SitesImport {
  /** How the columns of a table were understood. None: the list is one of the console's own, in JSON. */
  readonly columns: readonly ListColumn[]
  readonly added: readonly ListedName[]
  readonly changed: readonly ListedChange[]
  /** How many sites are here already, and the list says nothing new of them. */
  readonly same: number
  /** The sites that are left out, each with the reason. Null: an entry without a name. `place`: from 1 on. */
  readonly skipped: readonly {
    readonly name: string | null
    readonly place: number
    readonly reason: Cause
  }[]
  /** Sites that are left out because they need the user's consent for plain http. A list cannot give it. */
  readonly asks: readonly { readonly name: string; readonly url: string }[]
  /** How many of those that are left out lack only a user. */
  readonly withoutUser: number
}

/** A list of sites, and what the user says in addition. */
export interface ListImport {
  /** The text of the file: JSON of the console, or CSV of any program. */
  readonly document: string
  /** The addresses of `asks` for which the user allows plain http to another machine. */
  readonly allowHttp?: readonly string[]
  /** Who signs in to the sites for which the list names nobody. */
  readonly user?: string
}
