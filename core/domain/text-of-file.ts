/**
 * The text of a file, whatever program wrote it: UTF-8 or UTF-16, with or without a byte order mark, or the
 * letters of a western Windows. Reads any bytes.
 */
export function textOfFile(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes)
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  // Names and addresses are mostly Latin letters, of which UTF-16 has one half empty.
  const start = bytes.subarray(0, 1000)
  const zeros = (of: number): number => start.filter((byte, at) => byte === 0 && at % 2 === of).length
  if (zeros(1) > start.length / 8) return 'utf-16le'
  if (zeros(0) > start.length / 8) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}
