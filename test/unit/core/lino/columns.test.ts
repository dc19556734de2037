import { describe, expect, it } from 'vitest'
import { answerOf } from './fake-http.ts'
import { doubtfulColumns, fittingColumns, readColumns, usualColumns } from '../../../../core/lino/columns.ts'

const own = { key: 'o'.repeat(32), user: 'Robin' }
const row = (user: string, key: string, ip = '10.0.0.1') => [
  '23.11.2026',
  ip,
  user,
  key,
  '24.11.2026',
  '',
  key,
]
const rows = [row('luc', 'l'.repeat(32), '?.?.?.?'), row('robin', own.key)]

describe('fittingColumns', () => {
  it('takes those of the file if our own row fits them', () => {
    const same = { ...usualColumns }
    expect(fittingColumns(same, rows, own)).toBe(same)
    const moved = { ...usualColumns, key: 0, lastActivity: 6 }
    expect(
      fittingColumns(
        moved,
        rows.map((each) => each.toReversed().with(2, each[2] ?? '')),
        own,
      ),
    ).toBe(moved)
  })
  it.each([
    ['a user for a key', { key: 2 }],
    ['a key where there is none', { key: 99 }],
    ['an address for a user', { user: 1, ip: 2 }],
  ])('takes the usual ones where the file takes %s', (_what, lie) => {
    expect(fittingColumns({ ...usualColumns, ...lie }, rows, own)).toBe(usualColumns)
  })
  it('recognises an address in the user’s cell by unused sessions, if our own name is unknown', () => {
    const lie = { ...usualColumns, user: 1, ip: 2 }
    expect(fittingColumns(lie, rows, { ...own, user: null })).toBe(usualColumns)
  })
  it('stays with the file if our own row is missing', () => {
    const named = { ...usualColumns, key: 3 }
    expect(fittingColumns(named, rows, { key: 'x'.repeat(32), user: 'robin' })).toBe(named)
  })
})

describe('doubtfulColumns', () => {
  const doubtful = (list: readonly (readonly unknown[])[]) => doubtfulColumns(usualColumns, list, own)

  it('are none in a usual table', () => {
    expect(doubtful(rows)).toEqual([])
  })
  it('are those with our own key in a cell that is shown or read as a time', () => {
    const names = ['last_activity', 'last_ip_addr', 'username', undefined, 'expire_date']
    for (const at of [0, 1, 2, 4]) {
      expect(doubtful([rows[0] ?? [], (rows[1] ?? []).with(at, own.key)])).toContain(names[at])
    }
  })
  it('are those that a row lacks', () => {
    expect(doubtful(rows.map((row) => row.slice(0, 4)))).toEqual(['expire_date', 'session_key'])
    expect(doubtful(rows.map((row) => [...row.slice(0, 5), {}, {}]))).toEqual(['session_key'])
  })
  it('are the name and the column with which it has changed places', () => {
    const moved = rows.map((row) => row.with(1, row[2] ?? '').with(2, row[1] ?? ''))
    expect(doubtful(moved)).toEqual(['last_ip_addr', 'username'])
    expect(doubtfulColumns(usualColumns, moved, { key: own.key, user: null })).toEqual([])
  })
  it('are none because our name differs from the one that we typed', () => {
    expect(doubtful(rows.map((row) => row.with(2, 'somebody')))).toEqual([])
  })
})

describe('readColumns', () => {
  const named = { last_activity: 0, last_ip_addr: 1, username: 2, expire_date: 4, workflow_buttons: 5 }
  const file = (places: Readonly<Record<string, unknown>>, pk_index: unknown = 6) => ({
    col: Object.entries(places).map(([name, fields_index]) => ({ name, fields_index })),
    pk_index,
  })
  const read = (body: unknown, status = 200) => readColumns(answerOf({ body, status }))

  it('finds each column by its name, in any position', () => {
    expect(read(file(named))).toEqual(usualColumns)
    expect(read(file({ ...named, username: 9 }, 0))).toEqual({ ...usualColumns, user: 9, key: 0 })
  })
  it('knows the first one by the name that 26 gives it', () => {
    const { last_activity: at, ...others } = named
    expect(read(file({ ...others, last_activity_f: at }))).toEqual(usualColumns)
    // A site that shows both: the raw one is in no format of the site.
    expect(read(file({ ...others, last_activity_f: at, last_activity: 7 }))).toEqual(usualColumns)
  })
  it('needs no Kill: without a column for it, no cell counts as one', () => {
    const columns = read(file({ ...named, workflow_buttons: undefined })) ?? usualColumns
    expect(columns).toMatchObject({ ...usualColumns, buttons: expect.any(Number) })
    expect(row('luc', 'l')[columns.buttons]).toBeUndefined()
  })
  it.each(['last_activity', 'last_ip_addr', 'username', 'expire_date'])('is nothing without %s', (name) => {
    expect(read(file({ ...named, [name]: undefined }))).toBeNull()
    expect(read(file({ ...named, [name]: -1 }))).toBeNull()
    expect(read(file({ ...named, [name]: '1' }))).toBeNull()
  })
  it('is nothing without the key’s place, without columns, or in the answer of a failure', () => {
    expect(read(file(named, null))).toBeNull()
    expect(read({ pk_index: 6 })).toBeNull()
    expect(read({ col: [null, 7, 'x'], pk_index: 6 })).toBeNull()
    expect(read(file(named), 404)).toBeNull()
  })
})
