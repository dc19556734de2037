import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'

/**
 * The text of an answer, decoded as it comes: 64 MB at once would keep everybody else waiting. Null: it is longer than so many bytes (after
 * decompression), and the rest was not read.
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
  const text = pieces.join('')
  return text.startsWith('\ufeff') ? text.slice(1) : text
}
