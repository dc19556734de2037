import { describe, expect, it } from 'vitest'
import { createPaint, wantsColour } from '../../../../../main/cli/output/colour.ts'
import { table } from '../../../../../main/cli/output/table.ts'
import { cutTo, widthOf } from '../../../../../main/cli/output/width.ts'

const plain = createPaint(false)

describe('table', () => {
  it('aligns by what a terminal shows: wide characters take two columns, marks none', () => {
    const rows = [{ user: '李雷' }, { user: 'cafe\u0301' }, { user: '👍' }, { user: 'robin' }]
    const columns = [
      { title: 'U', cell: (row: { user: string }) => row.user },
      { title: 'B', cell: () => '|' },
    ]
    expect(table(columns, rows, plain)).toEqual([
      'U      B',
      '李雷   |',
      'cafe\u0301   |',
      '👍     |',
      'robin  |',
    ])
  })

  it('makes escape sequences visible, and cuts what is too long', () => {
    const columns = [{ title: 'IP', cell: (ip: string) => ip, atMost: 8 }]
    expect(table(columns, ['\u001b[2J', 'x'.repeat(99)], plain)).toEqual(['IP', '\\x1b[2J', 'xxxxxxx…'])
  })

  it('looks no further than its columns can take, and says that there is more', () => {
    const columns = [{ title: 'IP', cell: (ip: string) => ip, atMost: 8 }]
    const woman = '👩'
    const endless = [
      `${woman}${`\u200d${woman}`.repeat(1000)}`,
      'e\u0301'.repeat(100_000),
      '\u202e'.repeat(100_000),
    ]
    const [, family, accents, hidden] = table(columns, endless, plain)
    expect(family).toMatch(/…$/)
    expect(family?.length).toBeLessThan(600)
    expect(accents).toBe(`${'e\u0301'.repeat(7)}…`)
    expect(hidden).toBe('\\u202e\\…')
  })

  it('colours a cell without moving the next', () => {
    const columns = [
      { title: 'A', cell: () => 'x', style: () => 'red' as const },
      { title: 'B', cell: () => 'y' },
    ]
    const [, row] = table(columns, [0], createPaint(true))
    expect(row).toBe('\u001b[31mx\u001b[39m  y')
  })
})

describe('widths', () => {
  it.each([
    ['robin', 5],
    ['李', 2],
    ['e\u0301', 1],
    ['👩‍💻', 2],
    ['', 0],
  ])('of %s is %i', (text, width) => {
    expect(widthOf(text)).toBe(width)
  })

  it('never cuts a character in half', () => {
    expect(cutTo('李雷雷', 5)).toBe('李雷…')
    expect(cutTo('李雷雷', 4)).toBe('李…')
  })
})

describe('colour', () => {
  it.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
  ])('terminal %s, environment %j: %s', (tty, env, wanted) => {
    expect(wantsColour(tty, env)).toBe(wanted)
  })
})
