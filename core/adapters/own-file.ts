import { isUtf8 } from 'node:buffer'
import { constants, type BigIntStats, type Stats } from 'node:fs'
import { access, lstat, open, readlink, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import type { FileFault } from '../../contract/causes/files.ts'
import { faultCode } from '../../contract/file-fault.ts'

/** Why a file of ours cannot be used. Its message is for logs. */
export class FileTrouble extends Error {
  readonly fault: FileFault
  constructor(fault: FileFault) {
    super('file' in fault && fault.file !== null ? `${faultCode(fault)}: ${fault.file}` : faultCode(fault))
    this.name = 'FileTrouble'
    this.fault = fault
  }

  /** The system's code, or ours. */
  get code(): string {
    return faultCode(this.fault)
  }
}

/** Documents: thousands of sites do not reach this size. Bytes. */
const mostDocumentBytes = 16_000_000
/** Journals and the audit log: a kill of 200,000 sessions takes 50 MB. Bytes. */
export const mostLineBytes = 128_000_000
/** The longest chain of links, as in the system. */
const mostLinks = 40

/** Opening never waits. A pipe without a writer would otherwise hang for ever. Windows has no such flag. */
const notWaiting = constants.O_NONBLOCK ?? 0

/**
 * The bytes of a file of ours. It reads only a regular file of a sane size, so a pipe or a device in its
 * place cannot hang the console or fill its memory. Throws a `FileTrouble`. Its code is ENOENT if there is no
 * file.
 */
export async function readOwnFile(file: string, mostBytes = mostDocumentBytes): Promise<Buffer> {
  return namingFile(file, async () => {
    const handle = await openRegular(file, constants.O_RDONLY)
    try {
      return await readAtMost(handle, file, mostBytes)
    } finally {
      await handle.close()
    }
  })
}

/** The file's text, without a byte order mark, which some editors write. */
export async function readOwnText(file: string, mostBytes = mostDocumentBytes): Promise<string> {
  return withoutMark((await readOwnFile(file, mostBytes)).toString('utf8'))
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text
}

/**
 * The same, but null if the bytes are not UTF-8. A replacement character would be another name than the one
 * that somebody wrote.
 */
export async function readOwnDocument(file: string): Promise<string | null> {
  const bytes = await readOwnFile(file)
  return isUtf8(bytes) ? withoutMark(bytes.toString('utf8')) : null
}

/** Opens a file if it is regular. With O_CREAT it also creates a missing file. */
export async function openRegular(file: string, flags: number, mode = 0o600): Promise<FileHandle> {
  // Before the file is opened, because opening a device may do something.
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
 * The target of a link, so that the target is written and the link stays. A file that is no link, or does not
 * exist, is its own target. Throws a `FileTrouble` if a link leads nowhere or in a circle.
 */
export async function behindLinks(file: string): Promise<string> {
  let at = file
  for (let count = 0; count <= mostLinks; count += 1) {
    const there = await lstat(at).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return null
      throw error
    })
    if (there === null && at !== file) throw new FileTrouble({ why: 'danglingLink', file, to: at })
    if (there?.isSymbolicLink() !== true) return at
    at = path.resolve(path.dirname(at), await readlink(at))
  }
  throw new FileTrouble({ why: 'linkCircle', file })
}

/**
 * Where a file is to be written: behind its links. Refuses anything but a regular file, a file
 * that this user may not read and write, and another user's file, because a new file in its place would take
 * it from that user.
 */
export async function placeToWrite(file: string): Promise<{ place: string; there: Stats | null }> {
  return namingFile(file, async () => {
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

/** Does it, and turns the system's error into a `FileTrouble` of that file. */
export async function namingFile<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw await troubleOf(file, error)
  }
}

/** The system's error about a file. */
export async function troubleOf(file: string, error: unknown): Promise<FileTrouble> {
  if (error instanceof FileTrouble) return error
  const code = codeOf(error)
  if (code === 'EACCES' || code === 'EPERM') return new FileTrouble(await rightsFault(file, code))
  if (code === 'ENXIO') return new FileTrouble({ why: 'notRegular', file, what: 'unknown' })
  if (code === 'EISDIR') return new FileTrouble({ why: 'notRegular', file, what: 'folder' })
  return new FileTrouble({ why: 'system', file, code })
}

/** Any error as a fault. An error without a file's name stays unchanged. */
export function faultOf(error: unknown): FileFault {
  return error instanceof FileTrouble ? error.fault : { why: 'system', file: null, code: codeOf(error) }
}

/** A system error's code (ENOSPC, EACCES, ...), or its text. */
export function codeOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return error.code
  return error instanceof Error ? error.message : String(error)
}

function refuseOthers(file: string, there: Stats | BigIntStats): void {
  if (there.isFile()) return
  throw new FileTrouble({ why: 'notRegular', file, what: whatIs(there) })
}

function whatIs(there: Stats | BigIntStats): 'folder' | 'pipe' | 'socket' | 'device' {
  if (there.isDirectory()) return 'folder'
  if (there.isFIFO()) return 'pipe'
  return there.isSocket() ? 'socket' : 'device'
}

/** Reads to the file's end, which may be further than its size says, but no further than `most`. */
async function readAtMost(handle: FileHandle, file: string, most: number): Promise<Buffer> {
  const { size } = await handle.stat()
  const tooLarge = (): FileTrouble =>
    new FileTrouble({ why: 'tooLarge', file, megabytes: Math.floor(most / 1_000_000) || 1 })
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

async function rightsFault(file: string, code: string): Promise<FileFault> {
  const there = await stat(file).catch(() => null)
  const own = process.geteuid?.()
  return there && own !== undefined && there.uid !== own
    ? { why: 'otherUsers', file, user: there.uid, code }
    : { why: 'noRight', file, code }
}
