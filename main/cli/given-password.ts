import { stat } from 'node:fs/promises'
import { fail, succeed, type Result } from '../../contract/failure.ts'
import { FileTrouble, readOwnText } from '../../core/adapters/own-file.ts'
import { say } from '../../words/say.ts'
import { interrupted } from './interruption.ts'

/** Where the command line says that the password is. */
export type PasswordSource = { readonly kind: 'stdin' } | { readonly kind: 'file'; readonly file: string }

/** What a password may be read from. Tests give their own. */
export interface PasswordPlaces {
  readonly stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean }
  readonly signal: AbortSignal
  /** Prints something on stderr that is no failure. */
  readonly note: (sentence: string) => void
  /** Whether other users of this machine can read a file. False if nobody can say. */
  readonly othersCanRead: (file: string) => Promise<boolean>
}

/** No password is longer, but a whole file given by mistake is. Bytes. */
const mostBytes = 4096

/**
 * The password from standard input or a file: one line, without its end. Fails with `usage` if there is no
 * line, if there are several, and if standard input is a keyboard, which would show the password.
 */
export async function readGivenPassword(
  source: PasswordSource,
  places: PasswordPlaces,
): Promise<Result<string>> {
  if (source.kind === 'file') return fromFile(source.file, places)
  if (places.stdin.isTTY) {
    return fail('usage', 'passwordFromKeyboard')
  }
  const text = await Promise.race([readAll(places.stdin), untilAborted(places.signal)])
  if (text === null) return interrupted
  return oneLine(text, null)
}

/** The system's codes for a name that no file has. */
const noSuchFile: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'])

async function fromFile(file: string, { note, othersCanRead }: PasswordPlaces): Promise<Result<string>> {
  try {
    const text = await readOwnText(file, mostBytes)
    if (await othersCanRead(file))
      note(say('Other users of this machine can read {file}. chmod 600 mends that.', { file }))
    return oneLine(text, file)
  } catch (error) {
    if (!(error instanceof FileTrouble)) throw error
    // Nothing has that name, so it may be the password itself.
    return noSuchFile.has(error.code)
      ? fail('usage', 'noPasswordFile')
      : fail('usage', 'passwordFileUnreadable', { fault: error.fault })
  }
}

/** By the file's rights, which Windows does not show this way. */
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
  // Without the byte order mark, which some programs write first.
  return new TextDecoder().decode(Buffer.concat(chunks))
}

function untilAborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null)
    signal.addEventListener('abort', () => resolve(null), { once: true })
  })
}

function oneLine(text: string, file: string | null): Result<string> {
  if (Buffer.byteLength(text) > mostBytes) return fail('usage', 'oddPassword', { file, holds: 'tooMuch' })
  const line = text.replace(/\r?\n$/, '')
  // What is no UTF-8 was replaced: a wrong password would be sent, which sites count.
  if (/[\0\ufffd]/.test(line)) return fail('usage', 'oddPassword', { file, holds: 'noText' })
  if (line === '') return fail('usage', 'oddPassword', { file, holds: 'nothing' })
  return /[\r\n]/.test(line) ? fail('usage', 'oddPassword', { file, holds: 'moreLines' }) : succeed(line)
}
