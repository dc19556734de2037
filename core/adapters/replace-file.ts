import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { inWords, placeToWrite } from './own-file.ts'

/** A fresh name in the same folder, so that putting it into its place is one step. Hidden, and short whatever the name's length. */
export function besideFile(file: string): string {
  return path.join(path.dirname(file), `.${crypto.randomUUID()}.new`)
}

/**
 * Makes a file's name last: what is in it alone would be on the disk, but in no folder. Windows knows no such thing, nor do
 * some file systems: that is no reason to write nothing.
 */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

/**
 * Writes a whole file, for its owner only, beside `file`, on the disk and not only in a cache, then puts it in its place in
 * one step: after a crash or on a full disk there is the old one or the new one. A link stays, and what it leads to is replaced.
 * Throws a `FileTrouble`, in words that name the file.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  const { place, there } = await placeToWrite(file)
  await inWords(file, () => replace(place, text, there))
}

async function replace(
  file: string,
  text: string,
  there: { readonly uid: number; readonly gid: number } | null,
): Promise<void> {
  const fresh = besideFile(file)
  try {
    const handle = await open(fresh, 'wx', 0o600)
    try {
      // The machine's administrator takes nobody's file away.
      if (there && process.geteuid?.() === 0) await handle.chown(there.uid, there.gid)
      await handle.writeFile(text, 'utf8')
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
