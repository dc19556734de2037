import type { Stats } from 'node:fs'
import { chmod, lstat, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { placeToWrite, troubleOf } from './own-file.ts'

/** Folders of ours in the data folder, and what their files end in. */
const ownFolders: Readonly<Record<string, string>> = { journals: '.jsonl', locks: '.lock' }
/** What the console and its hosts put into the data folder. What else is there says that the folder is not ours alone. */
const ownNames =
  /^(?:settings|own-sessions|exemptions|audit|console)(?:\.[\w-]+)?\.(?:jsonl?|log)$|^(?:journals|locks)$|^window-|^\.[\w-]+\.new$/

/** What others are kept out of by, and what is ours to read and write. */
const others = 0o077
const sticky = 0o1000
/** A group writes there, and everything in it becomes that group's. */
const ofGroup = 0o2020

/**
 * Keeps the data folder, what is in it and its folders to their owner: rights of others are taken away. Where they are not ours to take
 * (another user's, a folder that is shared or holds other things), that is told. Answers sentences; never rejects. There is none yet: it
 * will be made so. Windows keeps such folders to their user by itself.
 */
export async function keepPrivate(folder: string): Promise<readonly string[]> {
  if (process.platform === 'win32') return []
  try {
    const there = await stat(folder)
    if (!there.isDirectory()) return [`${folder}, where the console keeps its files, is no folder.`]
    const notices = [...(await closeFolder(folder, there)), ...(await closeFiles(folder))]
    for (const name of Object.keys(ownFolders)) {
      const inner = path.join(folder, name)
      const found = await stat(inner).catch(() => null)
      if (found?.isDirectory())
        notices.push(...(await closeTo(inner, found, 0o700)), ...(await closeFiles(inner)))
    }
    return [...(await unwritableLog(folder)), ...inShort(notices)]
  } catch (error) {
    const isLink = (await lstat(folder).catch(() => null))?.isSymbolicLink() === true
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOENT')
      return isLink ? [`${folder} is a link that leads nowhere: the console can keep nothing there.`] : []
    return [`The console cannot look at its data folder: ${(await troubleOf(folder, error)).message}.`]
  }
}

/** Of the other files whoever reads them says it; the log only loses its lines. */
async function unwritableLog(folder: string): Promise<string[]> {
  const file = path.join(folder, 'console.log')
  return placeToWrite(file).then(
    () => [],
    (error: unknown) => [`Nothing can be logged: ${error instanceof Error ? error.message : String(error)}.`],
  )
}

async function closeFolder(folder: string, there: Stats): Promise<string[]> {
  if ((there.mode & others) === 0) return []
  const names = await readdir(folder)
  // Such as a home folder that was named by mistake, or /tmp.
  const isShared =
    (there.mode & sticky) !== 0 ||
    (there.mode & ofGroup) === ofGroup ||
    names.some((name) => !ownNames.test(name))
  return isShared
    ? [
        `Other users can look into ${folder}, which holds other things than the console's. Give it a folder of its own.`,
      ]
    : closeTo(folder, there, 0o700)
}

/** Only files of ours: what else is in the folder is somebody else's. */
async function closeFiles(folder: string): Promise<string[]> {
  const notices: string[] = []
  const extension = ownFolders[path.basename(folder)]
  for (const name of await readdir(folder).catch(() => [])) {
    const isOurs = extension === undefined ? ownNames.test(name) : name.endsWith(extension)
    if (!isOurs || name.startsWith('window-')) continue
    const file = path.join(folder, name)
    const there = await stat(file).catch(() => null)
    if (there?.isFile()) notices.push(...(await closeTo(file, there, 0o600)))
  }
  return notices
}

async function closeTo(place: string, there: Stats, mode: number): Promise<string[]> {
  const own = process.geteuid?.()
  if (own !== undefined && own !== 0 && there.uid !== own)
    return [`${place} belongs to another user (number ${String(there.uid)}).`]
  if ((there.mode & others) === 0) return []
  try {
    await chmod(place, there.mode & mode)
    return []
  } catch (error) {
    return [
      `Other users may read ${place}, and that could not be changed: ${(await troubleOf(place, error)).message}.`,
    ]
  }
}

/** Of thousands of files the first ones are told. */
const mostTold = 3

function inShort(notices: readonly string[]): readonly string[] {
  const rest = notices.length - mostTold
  return rest > 0
    ? [...notices.slice(0, mostTold), `The same is true of ${String(rest)} more of the console's files.`]
    : notices
}
