import { describe, expect, it } from 'vitest'
import { overviewCommand } from '../../../../../renderer/features/overview/overview-keys.ts'

const at = { rows: 40, index: 12, page: 10 }
const press = (key: string, more: { shiftKey?: boolean; mod?: boolean } = {}) =>
  overviewCommand({ key, shiftKey: false, mod: false, ...more }, at)

describe('a key in the table of sites', () => {
  it('moves by a row, by a page, to the first and to the last one', () => {
    const moves = { ArrowDown: 13, ArrowUp: 11, PageDown: 22, PageUp: 2, Home: 0, End: 39 }
    for (const [key, index] of Object.entries(moves)) {
      expect(press(key)).toEqual({ kind: 'move', index, extend: false })
      expect(press(key, { shiftKey: true })).toEqual({ kind: 'move', index, extend: true })
    }
    expect(press('Home', { mod: true })).toEqual({ kind: 'move', index: 0, extend: false })
  })

  it('stays in the table', () => {
    const from = (index: number, key: string) =>
      overviewCommand({ key, shiftKey: false, mod: false }, { ...at, index })
    expect(from(39, 'ArrowDown')).toMatchObject({ index: 39 })
    expect(from(35, 'PageDown')).toMatchObject({ index: 39 })
    expect(from(0, 'ArrowUp')).toMatchObject({ index: 0 })
  })

  it('opens, selects, clears and kills', () => {
    expect(press('Enter')).toEqual({ kind: 'open' })
    expect(press(' ')).toEqual({ kind: 'toggle' })
    expect(press(' ', { shiftKey: true })).toEqual({ kind: 'extend' })
    expect(press('a', { mod: true })).toEqual({ kind: 'selectAll' })
    expect(press('Escape')).toEqual({ kind: 'clear' })
    expect(press('Delete')).toEqual({ kind: 'kill' })
  })

  it('leaves the browser its own keys', () => {
    expect(press('a')).toBeNull()
    expect(press('c', { mod: true })).toBeNull()
    expect(press('ArrowDown', { mod: true })).toBeNull()
  })
})
