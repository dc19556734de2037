import type { Stats } from 'node:fs'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { namingFile, placeToWrite } from './own-file.ts'

/**
 * A fresh name in the same folder, so that one step puts the file in its place. Hidden, and short whatever
 * the name's length.
 */
export function besideFile(file: string): string {
  return path.join(path.dirname(file), `.${crypto.randomUUID()}.new`)
}

/**
 * Makes a file's name last. Without it the contents would be on the disk, but in no folder. Windows and some
 * file systems have no such call, and the file is written all the same.
 */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

/**
 * Writes a whole file beside `file`, for its owner only, on the disk and not only in a cache. Then it puts
 * the file in its place in one step. After a crash or on a full disk there is the old file or the new one. A
 * link stays, and its target is replaced. Throws a `FileTrouble`.
 * @param keepsRights a file that is there keeps its rights. It is the user's, and not the console's
 */
export async function replaceFile(file: string, text: string, { keepsRights = false } = {}): Promise<void> {
  const { place, there } = await placeToWrite(file)
  await namingFile(file, () => replace(place, text, there, keepsRights))
}

/** Rights of a group only for the same group. Some file systems know neither. */
async function keepRights(handle: FileHandle, there: Stats): Promise<void> {
  const { uid, gid } = await handle.stat()
  const sameGroup =
    gid === there.gid ||
    (await handle.chown(uid, there.gid).then(
      () => true,
      () => false,
    ))
  await handle.chmod(there.mode & (sameGroup ? 0o777 : 0o707)).catch(() => undefined)
}

async function replace(file: string, text: string, there: Stats | null, keepsRights: boolean): Promise<void> {
  const fresh = besideFile(file)
  try {
    const handle = await open(fresh, 'wx', 0o600)
    try {
      // The machine's administrator may write here, and takes nobody's file away.
      if (there && process.geteuid?.() === 0) await handle.chown(there.uid, there.gid)
      await handle.writeFile(text, 'utf8')
      if (there && keepsRights) await keepRights(handle, there)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(fresh, file)
    await syncFolder(path.dirname(file))
  } catch (error) {
    await rm(fresh, { force: true })
    throw error
  }
}
