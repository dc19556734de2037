import { describe, expect, it } from 'vitest'
import { fittingColumns, usualColumns } from '../../../../core/lino/columns.ts'

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
  it('takes those of the file where our own row stands by them', () => {
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
  it('knows an address for a user by those never used, where our own name is not known', () => {
    const lie = { ...usualColumns, user: 1, ip: 2 }
    expect(fittingColumns(lie, rows, { ...own, user: null })).toBe(usualColumns)
  })
  it('stays with the file where our own row stands nowhere', () => {
    const named = { ...usualColumns, key: 3 }
    expect(fittingColumns(named, rows, { key: 'x'.repeat(32), user: 'robin' })).toBe(named)
  })
})
