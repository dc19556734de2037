import type { QueryTable } from '../../../../../core/domain/query/table.ts'

/** A row of some table. A query language of its own is made for it. */
export interface Row {
  readonly names: readonly string[]
  readonly group: string | null
  readonly size: number | null
  readonly idleMs: number | null
}

export const row = (given: Partial<Row>): Row => ({
  names: ['x'],
  group: null,
  size: 1,
  idleMs: null,
  ...given,
})

export const rowQuery: QueryTable<Row> = {
  fields: {
    group: { kind: 'whole', of: ({ group }) => (group === null ? [] : [group]) },
    name: { kind: 'part', of: ({ names }) => names },
    size: { kind: 'number', of: ({ size }) => size },
    idle: { kind: 'duration', of: ({ idleMs }) => idleMs },
  },
  flags: { big: ({ size }) => (size ?? 0) > 100, 'no-size': ({ size }) => size === null },
  plain: ({ names, group }) => [...names, ...(group === null ? [] : [group])],
}
