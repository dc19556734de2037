import { open, rm } from 'node:fs/promises'
import { FileTrouble, placeToWrite } from '../../core/adapters/own-file.ts'
import { besideFile, replaceFile } from '../../core/adapters/replace-file.ts'

/** Where reports go. Neither function rejects: what does not work is answered, in words. */
export interface ReportFiles {
  /** Tries whether a file can be made there, and leaves nothing behind. Null: it can. */
  whyNot(file: string): Promise<string | null>
  /** Writes the whole file or nothing, for its owner only; one of that name is replaced, and a link stays. Null: done. */
  write(file: string, text: string): Promise<string | null>
}

export const reportFiles: ReportFiles = {
  whyNot: (file) => told(() => tryOut(file)),
  write: (file, text) => told(() => replaceFile(file, text)),
}

async function tryOut(file: string): Promise<void> {
  const { place } = await placeToWrite(file)
  const fresh = besideFile(place)
  await (await open(fresh, 'wx', 0o600)).close()
  await rm(fresh)
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EISDIR: 'it is not a file',
  notRegular: 'it is not a file',
  ENAMETOOLONG: 'the name is too long',
}

async function told(work: () => Promise<void>): Promise<string | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (!(error instanceof Error)) return 'for an unknown reason'
    if (error instanceof FileTrouble) return reasons[error.code] ?? error.message
    if (!('code' in error) || typeof error.code !== 'string') return error.message
    return reasons[error.code] ?? error.code
  }
}
