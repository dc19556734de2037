const dataMark = 'data: '

/**
 * Reads the data of each event of a stream in the form of Server-Sent Events, as the browser host writes it:
 * one line for one event. Resolves when the stream ends, and rejects when it breaks. Linear in the length.
 */
export async function readEventLines(
  body: ReadableStream<Uint8Array>,
  take: (data: string) => void,
): Promise<void> {
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let pieces: string[] = []
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const [first = '', ...others] = decoder.decode(chunk.value, { stream: true }).split('\n')
    pieces.push(first)
    for (const next of others) {
      const line = pieces.join('')
      if (line.startsWith(dataMark)) take(line.slice(dataMark.length))
      pieces = [next]
    }
  }
}
