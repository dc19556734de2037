import { stat } from 'node:fs/promises'
import { fail, succeed, type Result } from '../../contract/failure.ts'
import { FileTrouble, readOwnText } from '../../core/adapters/own-file.ts'
import { interrupted } from './interruption.ts'

/** Where the command line says that the password is. */
export type PasswordSource = { readonly kind: 'stdin' } | { readonly kind: 'file'; readonly file: string }

/** What a password may be read from; tests give their own. */
export interface PasswordPlaces {
  readonly stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean }
  readonly signal: AbortSignal
  /** Says something on stderr that is no failure. */
  readonly note: (sentence: string) => void
  /** Whether other users of this machine can read a file; false where that cannot be told. */
  readonly othersCanRead: (file: string) => Promise<boolean>
}

/** No password is as long; a whole file given by mistake is. Bytes. */
const mostBytes = 4096

/**
 * The password from standard input or a file: one line, whose end is no part of it. Fails with `usage` where there is none,
 * where there is more than one line, and where standard input is a keyboard, which would show it.
 */
export async function readGivenPassword(
  source: PasswordSource,
  places: PasswordPlaces,
): Promise<Result<string>> {
  if (source.kind === 'file') return fromFile(source.file, places)
  if (places.stdin.isTTY) {
    return fail(
      'usage',
      '--password-stdin reads a pipe or a file, not the keyboard. Leave it out to be asked.',
    )
  }
  const text = await Promise.race([readAll(places.stdin), untilAborted(places.signal)])
  if (text === null) return interrupted
  return oneLine(text, 'Standard input')
}

async function fromFile(file: string, { note, othersCanRead }: PasswordPlaces): Promise<Result<string>> {
  try {
    const text = await readOwnText(file, mostBytes)
    if (await othersCanRead(file))
      note(`other users of this machine can read ${file} (chmod 600 mends that).`)
    return oneLine(text, file)
  } catch (error) {
    if (!(error instanceof FileTrouble)) throw error
    const why = error.code === 'ENOENT' ? `there is no file ${file}` : error.message
    return fail('usage', `The password cannot be read: ${why}.`)
  }
}

/** By its rights, which Windows does not tell so. */
export async function othersCanRead(file: string): Promise<boolean> {
  return process.platform !== 'win32' && ((await stat(file)).mode & 0o044) !== 0
}

/** Stops at the bound: what is longer is no password. */
async function readAll(stdin: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of stdin) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes > mostBytes) break
  }
  // Not the byte order mark, which some programs write first.
  return new TextDecoder().decode(Buffer.concat(chunks))
}

function untilAborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null)
    signal.addEventListener('abort', () => resolve(null), { once: true })
  })
}

function oneLine(text: string, where: string): Result<string> {
  if (Buffer.byteLength(text) > mostBytes) return fail('usage', `${where} holds more than a password.`)
  const line = text.replace(/\r?\n$/, '')
  // What is no UTF-8 was replaced: a wrong password would be sent, which sites count.
  if (/[\0\ufffd]/.test(line)) return fail('usage', `${where} holds something else than a line of text.`)
  if (line === '') return fail('usage', `${where} holds no password.`)
  return /[\r\n]/.test(line)
    ? fail('usage', `${where} holds more than one line. The password is to stand there alone.`)
    : succeed(line)
}
