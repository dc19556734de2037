import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { readText } from '../../../../core/adapters/read-text.ts'
import { fc } from '../../../support/properties.ts'

const inChunks = (bytes: Buffer, size: number): Readable =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_each, at) =>
      bytes.subarray(at * size, (at + 1) * size),
    ),
  )

describe('the text of an answer', () => {
  it('is the same wherever it is cut on its way', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 9 }),
        async (text, size) => {
          const bytes = Buffer.from(`a${text}`)
          expect(await readText(inChunks(bytes, size), 10_000)).toBe(bytes.toString())
        },
      ),
    )
  })

  it('has no byte order mark at its beginning, and keeps one inside as text', async () => {
    expect(await readText(inChunks(Buffer.from('\ufeff{"a":"\ufeff"}'), 2), 100)).toBe('{"a":"\ufeff"}')
  })

  it('may have the allowed length, and is none if it is longer: the rest is not read', async () => {
    const bytes = Buffer.from('äb'.repeat(1000))
    expect(await readText(inChunks(bytes, 100), 3000)).toHaveLength(2000)
    const longer = inChunks(bytes, 100)
    expect(await readText(longer, 2999)).toBeNull()
    expect(longer.destroyed).toBe(true)
    let sent = 0
    async function* endless() {
      for (;;) {
        sent += 1
        yield Buffer.alloc(1000)
      }
    }
    expect(await readText(Readable.from(endless(), { highWaterMark: 1 }), 5000)).toBeNull()
    expect(sent).toBeLessThan(12)
  })

  it('of some megabytes is whole, too', async () => {
    const bytes = Buffer.from('ö'.repeat(3_000_000))
    expect(await readText(inChunks(bytes, 65_535), 6_000_000)).toHaveLength(3_000_000)
  })
})
