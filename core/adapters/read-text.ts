import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { setImmediate as letOthers } from 'node:timers/promises'

/** From this length on, a step over the whole text takes milliseconds. Bytes. */
const longBytes = 4 * 1024 * 1024

/**
 * The text of an answer, decoded as it arrives, because 64 MB at once would block other work. Null: it is
 * longer than this number of bytes (after decompression), and the rest was not read.
 */
export async function readText(stream: Readable, maxBytes: number): Promise<string | null> {
  const decoder = new StringDecoder('utf8')
  const pieces: string[] = []
  let bytes = 0
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) continue
    bytes += chunk.length
    // Leaving the loop closes the connection.
    if (bytes > maxBytes) return null
    pieces.push(decoder.write(chunk))
  }
  pieces.push(decoder.end())
  // Joining 64 MB takes some 30 ms, so it is a turn of its own.
  if (bytes > longBytes) await letOthers()
  const text = pieces.join('')
  if (bytes > longBytes) await letOthers()
  return text.startsWith('\ufeff') ? text.slice(1) : text
}
