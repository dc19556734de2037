import { describe, expect, it } from 'vitest'
import { readBigTable } from '../../../../core/lino/big-table.ts'
import { parseShallow } from '../../../../core/lino/json-text.ts'
import { fc } from '../../../support/properties.ts'

const row = (nth: number): unknown[] => [
  `23.11.2026 "now" \\`,
  `\u00a0{[}]"`,
  nth,
  {},
  true,
  { meta: [null] },
]

describe('readBigTable', () => {
  it('reads what JSON.parse reads', async () => {
    const rows = Array.from({ length: 3000 }, (_, nth) => row(nth))
    const rest = {
      count: 3000,
      title: 'a "title" ]',
      success: true,
      no_data_text: null,
      more: [[1], { a: 2 }],
    }
    for (const text of [
      JSON.stringify({ rows, ...rest }),
      JSON.stringify({ ...rest, rows }),
      JSON.stringify({ ...rest, rows }, null, 1),
    ]) {
      expect(await readBigTable(text, 3000)).toEqual({ rows, rest })
      expect(await readBigTable(text, 2999)).toBe('tooMany')
    }
  })

  it('agrees with JSON.parse on any object and any damage to it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          rows: fc.array(fc.array(fc.jsonValue({ maxDepth: 3 }))),
          title: fc.jsonValue({ maxDepth: 3 }),
        }),
        fc.nat(),
        fc.constantFrom('', '"', '[', ']', '}', ',', '\\', '1', ' '),
        async (object, place, put) => {
          const whole = JSON.stringify(object)
          const at = place % (whole.length + 1)
          const text = whole.slice(0, at) + put + whole.slice(at + (place % 2))
          const read = await readBigTable(text, 1000)
          const { rows, ...rest } = parsedObject(text) ?? {}
          const isTable = Array.isArray(rows) && rows.every((each) => Array.isArray(each))
          const expected = isTable && !Object.hasOwn(rest, '__proto__') ? { rows, rest } : null
          expect(read).toEqual(expected)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('is null for what is no object, or deeper than any table', async () => {
    for (const text of [
      '',
      '[]',
      '{}x',
      '{',
      '{"rows":[',
      '{"rows":[[1],]}',
      '{"rows":[[1] [2]]}',
      '{"a":1,}',
    ])
      expect(await readBigTable(text, 10)).toBeNull()
    expect(await readBigTable(`{"rows":[${'['.repeat(1_000_000)}`, 10)).toBeNull()
    expect(await readBigTable(`{"rows":[${'['.repeat(100)}${']'.repeat(100)}]}`, 10)).toBeNull()
  })
})

function parsedObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

describe('parseShallow', () => {
  it('reads JSON up to a depth that Lino never has, and nothing deeper', () => {
    const deep = (depth: number): string => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`
    expect(parseShallow(deep(60))).not.toBeNull()
    expect(parseShallow(deep(70))).toBeNull()
    expect(parseShallow(`{"a":${'['.repeat(1_000_000)}`)).toBeNull()
    expect(parseShallow(`{"a":"${'['.repeat(1000)}"}`)).toEqual({ a: '['.repeat(1000) })
    expect(parseShallow(' \n{"a":1} ')).toEqual({ a: 1 })
    expect([parseShallow(''), parseShallow('"'), parseShallow('{"a"')]).toEqual([null, null, null])
  })
})
