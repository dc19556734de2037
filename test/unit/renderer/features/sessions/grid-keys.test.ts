import { describe, expect, it } from 'vitest'
import { gridCommand } from '../../../../../renderer/features/sessions/grid-keys.ts'
import type { Row } from '../../../../../renderer/store/rows.ts'

const group: Row = {
  kind: 'group',
  key: 'g',
  ref: null,
  value: { by: 'user', user: 'luc' },
  count: 3,
  users: 1,
  onlyUser: 'luc',
  active: 2,
  dangling: 1,
  refs: [],
  folded: false,
}
const rows: Row[] = Array.from({ length: 100 }, (_, index) => ({ ...group, key: String(index) }))
const press = (key: string, index: number, more: { shiftKey?: boolean; mod?: boolean } = {}) =>
  gridCommand({ key, shiftKey: false, mod: false, ...more }, rows, index, 20)

describe('the keys of the table', () => {
  it.each([
    ['ArrowDown', 5, 6],
    ['ArrowDown', 99, 99],
    ['ArrowUp', 0, 0],
    ['PageDown', 90, 99],
    ['PageUp', 30, 10],
    ['Home', 50, 0],
    ['End', 50, 99],
  ])('%s leads from %i to %i', (key, from, to) => {
    expect(press(key, from)).toEqual({ kind: 'move', index: to, extend: false })
    expect(press(key, from, { shiftKey: true })).toEqual({ kind: 'move', index: to, extend: true })
  })

  it('choose, clear and end', () => {
    expect(press(' ', 1)).toEqual({ kind: 'toggle' })
    expect(press(' ', 1, { shiftKey: true })).toEqual({ kind: 'extend' })
    expect(press('a', 1, { mod: true })).toEqual({ kind: 'selectAll' })
    expect(press('Escape', 1)).toEqual({ kind: 'clear' })
    expect(press('Delete', 1)).toEqual({ kind: 'kill' })
  })

  it('fold and unfold a group', () => {
    expect(press('ArrowLeft', 1)).toEqual({ kind: 'fold', folded: true })
    expect(press('ArrowRight', 1)).toEqual({ kind: 'fold', folded: false })
    expect(press('Enter', 1)).toEqual({ kind: 'fold', folded: true })
  })

  it('copy with Ctrl+C', () => {
    expect(press('c', 1, { mod: true })).toEqual({ kind: 'copy' })
    expect(press('c', 1)).toBeNull()
  })

  it('leave every other key to the browser', () => {
    expect(press('v', 1, { mod: true })).toBeNull()
    expect(press('c', 1, { mod: true, shiftKey: true })).toBeNull()
    expect(press('x', 1)).toBeNull()
    expect(press('Tab', 1)).toBeNull()
  })
})
