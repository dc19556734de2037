import { constants, type BigIntStats, type Stats } from 'node:fs'
import { access, lstat, open, readlink, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'

/** Why a file of ours cannot be used, in words for a person that name it. `code`: the system's, or ours. */
export class FileTrouble extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.name = 'FileTrouble'
    this.code = code
  }
}

/** Documents: thousands of sites do not fill it. Bytes. */
const mostDocumentBytes = 16_000_000
/** Journals and the audit log: a kill of 200,000 sessions takes 50 MB. Bytes. */
export const mostLineBytes = 128_000_000
/** So many links lead on to others at most, as the system has it. */
const mostLinks = 40

/** No kind of file is waited for; a pipe without a writer would else hang for ever. Windows knows no such flag. */
const notWaiting = constants.O_NONBLOCK ?? 0

/**
 * The bytes of a file of ours. Only a regular file of a sane size is read: a pipe or a device in its place hangs nobody and fills no
 * memory. Throws a `FileTrouble`; its code is ENOENT where there is none.
 */
export async function readOwnFile(file: string, mostBytes = mostDocumentBytes): Promise<Buffer> {
  return inWords(file, async () => {
    const handle = await openRegular(file, constants.O_RDONLY)
    try {
      return await readAtMost(handle, file, mostBytes)
    } finally {
      await handle.close()
    }
  })
}

/** The text in it. A byte order mark, which some editors write, is none of it. */
export async function readOwnText(file: string, mostBytes = mostDocumentBytes): Promise<string> {
  return withoutMark((await readOwnFile(file, mostBytes)).toString('utf8'))
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text
}

/** Opens a file if it is a regular one; with O_CREAT also where there is none. */
export async function openRegular(file: string, flags: number, mode = 0o600): Promise<FileHandle> {
  // Before it is opened: to open a device may do something.
  const there = await stat(file).catch(() => null)
  if (there) refuseOthers(file, there)
  const handle = await open(file, flags | notWaiting, mode)
  try {
    refuseOthers(file, await handle.stat())
    return handle
  } catch (error) {
    await handle.close()
    throw error
  }
}

/**
 * Where a link leads, so that what it leads to is written and the link stays; a file that is no link, or is not there, is itself.
 * Throws a `FileTrouble` where it leads nowhere or in a circle.
 */
export async function behindLinks(file: string): Promise<string> {
  let at = file
  for (let count = 0; count <= mostLinks; count += 1) {
    const there = await lstat(at).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return null
      throw error
    })
    if (there === null && at !== file)
      throw new FileTrouble('danglingLink', `${file} is a link to ${at}, which is not there`)
    if (there?.isSymbolicLink() !== true) return at
    at = path.resolve(path.dirname(at), await readlink(at))
  }
  throw new FileTrouble('ELOOP', `${file} is a link that leads in a circle`)
}

/**
 * Where a file is to be written: behind its links. Refuses, in words, what is no regular file, and what this user may not read and
 * write or is another user's: to put a new one in its place would take it from them.
 */
export async function placeToWrite(file: string): Promise<{ place: string; there: Stats | null }> {
  return inWords(file, async () => {
    const place = await behindLinks(file)
    const there = await stat(place).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return null
      throw error
    })
    if (there === null) return { place, there }
    refuseOthers(file, there)
    const own = process.geteuid?.()
    if (own !== undefined && own !== 0 && there.uid !== own) throw await troubleOf(file, { code: 'EPERM' })
    await access(place, constants.R_OK | constants.W_OK)
    return { place, there }
  })
}

/** Does it, and turns what the system says into words that name the file. */
export async function inWords<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw await troubleOf(file, error)
  }
}

/** What the system says of a file, in words that name it. */
export async function troubleOf(file: string, error: unknown): Promise<FileTrouble> {
  if (error instanceof FileTrouble) return error
  const code = codeOf(error)
  if (code === 'EACCES' || code === 'EPERM') return new FileTrouble(code, await rightsWords(file, code))
  if (code === 'ENXIO') return new FileTrouble('notRegular', `${file} is no regular file`)
  if (code === 'EISDIR') return new FileTrouble('notRegular', `${file} is a folder, and no regular file`)
  const words = codes[code]
  if (words !== undefined) return new FileTrouble(code, `${words} (${code}): ${file}`)
  return new FileTrouble(code, `${code}: ${file}`)
}

/** A system error's code (ENOSPC, EACCES, ...), or its text. */
export function codeOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return error.code
  return error instanceof Error ? error.message : String(error)
}

const codes: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EFBIG: 'files may not be so large here',
  EROFS: 'the disk is read-only',
  EIO: 'the disk does not answer as it should',
  EEXIST: 'what should be a folder is none',
  ENOTDIR: 'what should be a folder is none',
  ELOOP: 'it is a link that leads in a circle',
  ENAMETOOLONG: 'the name is too long',
}

function refuseOthers(file: string, there: Stats | BigIntStats): void {
  if (there.isFile()) return
  const kind = there.isDirectory()
    ? 'a folder'
    : there.isFIFO()
      ? 'a pipe'
      : there.isSocket()
        ? 'a socket'
        : 'a device'
  throw new FileTrouble('notRegular', `${file} is ${kind}, and no regular file`)
}

/** Reads to its end, which may lie further than its size tells, but no further than `most`. */
async function readAtMost(handle: FileHandle, file: string, most: number): Promise<Buffer> {
  const { size } = await handle.stat()
  const tooLarge = (): FileTrouble =>
    new FileTrouble(
      'tooLarge',
      `${file} is larger than ${String(Math.floor(most / 1_000_000) || 1)} MB, which is none of ours`,
    )
  if (size > most) throw tooLarge()
  const parts: Buffer[] = []
  let read = 0
  for (;;) {
    const part = Buffer.alloc(Math.max(4096, Math.min(size - read, most) + 1))
    const { bytesRead } = await handle.read(part, 0, part.length, null)
    if (bytesRead === 0) return Buffer.concat(parts, read)
    parts.push(part.subarray(0, bytesRead))
    read += bytesRead
    if (read > most) throw tooLarge()
  }
}

async function rightsWords(file: string, code: string): Promise<string> {
  const there = await stat(file).catch(() => null)
  const own = process.geteuid?.()
  if (there && own !== undefined && there.uid !== own)
    return `${file} belongs to another user (number ${String(there.uid)}), and this one has no right to it (${code})`
  return `this user has no right to ${file} (${code})`
}
