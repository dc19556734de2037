import { link, lstat, open, readdir, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { codeOf } from './own-file.ts'
import { besideFile } from './replace-file.ts'

/** The error of a file system that has no second names for files (FAT, some network folders). */
const noLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK', 'EXDEV', 'UNKNOWN'])

/**
 * Creates a file together with its text, in one step, so that a process killed in the middle leaves no empty
 * file. If the file system cannot do that, the file exists for a moment before its text. Throws EEXIST if the
 * file exists.
 * @param giveName gives a file a second name
 */
export async function createWhole(
  file: string,
  text: string,
  giveName: (from: string, to: string) => Promise<void> = link,
): Promise<void> {
  if (await isThere(file)) throw Object.assign(new Error(`${file} is there`), { code: 'EEXIST' })
  const fresh = besideFile(file)
  try {
    await writeFile(fresh, text, { flag: 'wx', mode: 0o600 })
    await giveName(fresh, file)
  } catch (error) {
    if (!noLinks.has(codeOf(error))) throw error
    await createInTwoSteps(file, text)
  } finally {
    await rm(fresh, { force: true })
  }
}

async function createInTwoSteps(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(text)
  } catch (error) {
    // On a full disk. An empty file would say nothing.
    await rm(file, { force: true })
    throw error
  } finally {
    await handle.close()
  }
}

async function isThere(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  )
}

/**
 * Removes files that processes killed in the middle of `createWhole` or `replaceFile` have left in a folder.
 * @param now milliseconds
 * @param ageMs younger files stay, because they may be in use
 */
export async function removeUnfinished(folder: string, now: number, ageMs: number): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!/^\.[\w-]+\.new$/.test(name)) continue
    const file = path.join(folder, name)
    const there = await stat(file).catch(() => null)
    if (there && now - there.mtimeMs > ageMs) await rm(file, { force: true })
  }
}
