import { describe, expect, it } from 'vitest'
import { readEventLines } from '../../../renderer/event-lines.ts'
import { fc } from '../../support/properties.ts'

function streamOf(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })
}

async function read(chunks: readonly Uint8Array[]): Promise<string[]> {
  const taken: string[] = []
  await readEventLines(streamOf(chunks), (data) => taken.push(data))
  return taken
}

describe('a stream of events', () => {
  it('is read whole, wherever it is cut: in a line, in a character', async () => {
    const events = [{ a: 'Zürich\n\n' }, { b: '💥 data: x' }, {}].map((each) => JSON.stringify(each))
    const text = `: listening\n\n${events.map((each) => `data: ${each}\n\n`).join(': still here\n\n')}`
    const bytes = new TextEncoder().encode(text)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), async (sizes) => {
        const chunks: Uint8Array[] = []
        for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1
          chunks.push(bytes.slice(at, at + size))
          at += size
        }
        expect(await read(chunks)).toEqual(events)
      }),
    )
  })

  it('keeps back a line that was cut off', async () => {
    const text = 'data: {"a":1}\n\ndata: {"b'
    expect(await read([new TextEncoder().encode(text)])).toEqual(['{"a":1}'])
  })
})
