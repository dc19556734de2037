/**
 * What a query can ask of the rows of a table. The names are typed, so they are lower-case letters and
 * dashes.
 */
export interface QueryTable<Row> {
  readonly fields: Readonly<Record<string, QueryField<Row>>>
  /** `is:full`. A plain word that is one of these means it, too. */
  readonly flags: Readonly<Record<string, (row: Row) => boolean>>
  /** The texts in which plain words are searched. */
  readonly plain: (row: Row) => readonly string[]
}

export type QueryField<Row> =
  /** whole: the value is one of the texts. part: it is somewhere in one of them. */
  | { readonly kind: 'whole' | 'part'; readonly of: (row: Row) => readonly string[] }
  /** Of a duration, milliseconds. Null: not known, and then no comparison holds. */
  | { readonly kind: 'number' | 'duration'; readonly of: (row: Row) => number | null }

export type Comparison = '>' | '>=' | '<' | '<=' | '='

/** One condition. All conditions of a query have to hold. */
export interface QueryTerm {
  readonly not: boolean
  readonly match: QueryMatch
}

export type QueryMatch =
  /** A word that is the name of a flag: the flag holds, or the word is in the texts. */
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'flag'; readonly flag: string }
  | { readonly kind: 'field'; readonly field: string; readonly text: string }
  | {
      readonly kind: 'figure'
      readonly field: string
      readonly comparison: Comparison
      /** Of a duration, milliseconds. */
      readonly figure: number
    }

export type Query = readonly QueryTerm[]

/** The field whose values are the flags. */
export const flagField = 'is'

/** Own properties only: `constructor:` is no field. */
export function fieldOf<Row>(table: QueryTable<Row>, name: string): QueryField<Row> | null {
  return Object.hasOwn(table.fields, name) ? (table.fields[name] ?? null) : null
}

export function flagOf<Row>(table: QueryTable<Row>, name: string): ((row: Row) => boolean) | null {
  return Object.hasOwn(table.flags, name) ? (table.flags[name] ?? null) : null
}
