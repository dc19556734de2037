import { describe, expect, it } from 'vitest'
import { readBigTable } from '../../../../core/lino/big-table.ts'

/** The longest time in which nothing else had a turn, milliseconds. Generous, because machines are busy. */
const mostMs = 1000

/** Reads a table, and measures the longest time between two turns of other work. */
async function readWatched(
  text: string,
): Promise<{ readonly rows: number | null; readonly longestMs: number }> {
  let last = performance.now()
  let longestMs = 0
  let isOver = false
  const look = (): void => {
    const now = performance.now()
    longestMs = Math.max(longestMs, now - last)
    last = now
    if (!isOver) setImmediate(look)
  }
  look()
  const table = await readBigTable(text, 200_000)
  look()
  isOver = true
  return { rows: table === null || table === 'tooMany' ? null : table.rows.length, longestMs }
}

describe('reading a hostile list leaves turns for other work', () => {
  it.each<[string, number | null, () => string]>([
    ['millions of members', null, () => `{${'"a":1,'.repeat(5_000_000)}"rows":[[1]]}`],
    ['millions of lists of rows', null, () => `{${'"rows":[],'.repeat(3_000_000)}"rows":[[1]]}`],
    ['one row of millions of lists', null, () => `{"rows":[[${'[],'.repeat(2_500_000)}[]]]}`],
    ['one row of millions of numbers', null, () => `{"rows":[[${'1,'.repeat(3_900_000)}1]]}`],
    ['a member of millions of lists', null, () => `{"a":[${'[],'.repeat(340_000)}[]],"rows":[[1]]}`],
    ['many blanks', null, () => `{"rows":[[1]${' '.repeat(20_000_000)}]}`],
    [
      'long texts in rows',
      3,
      () =>
        `{"rows":[${Array(3)
          .fill(`["${'\\"'.repeat(2_000_000)}"]`)
          .join()}]}`,
    ],
    ['many short rows', 200_000, () => `{"rows":[${'[1],'.repeat(199_999)}[1]]}`],
  ])('%s', async (_, rows, textOf) => {
    const read = await readWatched(Buffer.from(textOf()).toString('utf8'))
    expect(read.rows).toBe(rows)
    expect(read.longestMs).toBeLessThan(mostMs)
  })

  it('a table with line breaks and indents is read', async () => {
    const object = { title: 'x', rows: [['a', { b: [1] }]], count: 1 }
    expect((await readWatched(JSON.stringify(object, null, 10))).rows).toBe(1)
  })
})
