import type { IncomingMessage } from 'node:http'

/** The largest plan (200,000 sessions) is under 4 MB. Bytes. */
const maxBytes = 8_000_000

export type JsonBody =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly status: 400 | 413 | 415; readonly reason: string }

/**
 * Reads a request's body as JSON. The request has to say that it is JSON, which a plain HTML form cannot.
 * Stops reading if the body is too large.
 */
export async function readJson(request: IncomingMessage): Promise<JsonBody> {
  if (request.headers['content-type']?.split(';')[0]?.trim() !== 'application/json') {
    return { ok: false, status: 415, reason: 'The body has to be application/json.' }
  }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes)
      return { ok: false, status: 413, reason: `The body is longer than ${maxBytes} bytes.` }
    chunks.push(chunk)
  }
  try {
    return { ok: true, value: JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown }
  } catch {
    return { ok: false, status: 400, reason: 'The body is not JSON.' }
  }
}
