import type { Stats } from 'node:fs'
import { chmod, lstat, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Cause } from '../../contract/failure-causes.ts'
import { cause } from '../../contract/failure.ts'
import { faultOf, placeToWrite, troubleOf } from './own-file.ts'

/** Our folders in the data folder, and the endings of their files. */
const ownFolders: Readonly<Record<string, string>> = { journals: '.jsonl', locks: '.lock' }
/**
 * What the console and its hosts put into the data folder. Anything else there shows that the folder is not
 * ours alone.
 */
const ownNames =
  /^(?:settings|own-sessions|exemptions|preferences|figures|alerts|audit|console)(?:\.[\w-]+)?\.(?:jsonl?|log)$|^(?:journals|locks)$|^window-|^\.[\w-]+\.new$/

/** Whether a name in the data folder is one that the console gives. Some file systems know no capitals. */
export const isOwnName = (name: string): boolean => ownNames.test(name.toLowerCase())

/** Others may do nothing, and we may read and write. */
const others = 0o077
const sticky = 0o1000
/** A group may write there, and everything in it becomes that group's. */
const ofGroup = 0o2020

/**
 * Makes the data folder, its files and its folders private: removes the rights of others. If it may not
 * remove them (the folder is another user's, is shared or holds other things), it says so. Returns what to
 * say, and never rejects. A missing folder will be made private. On Windows such folders are private anyway.
 */
export async function keepPrivate(folder: string): Promise<readonly Cause[]> {
  if (process.platform === 'win32') return []
  try {
    const there = await stat(folder)
    if (!there.isDirectory()) return [cause('folderIsNone', { folder })]
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
    if (code === 'ENOENT') return isLink ? [cause('folderLinkNowhere', { folder })] : []
    return [cause('folderNotLookedAt', { fault: (await troubleOf(folder, error)).fault })]
  }
}

/** For the other files, the code that reads them reports trouble. A lost log only loses lines. */
async function unwritableLog(folder: string): Promise<Cause[]> {
  const file = path.join(folder, 'console.log')
  return placeToWrite(file).then(
    () => [],
    (error: unknown) => [cause('nothingLogged', { fault: faultOf(error) })],
  )
}

async function closeFolder(folder: string, there: Stats): Promise<Cause[]> {
  if ((there.mode & others) === 0) return []
  const names = await readdir(folder)
  // For example a home folder that was named by mistake, or /tmp.
  const isShared =
    (there.mode & sticky) !== 0 ||
    (there.mode & ofGroup) === ofGroup ||
    names.some((name) => !isOwnName(name))
  return isShared ? [cause('folderOpenToOthers', { folder })] : closeTo(folder, there, 0o700)
}

/** Only our files: anything else in the folder belongs to somebody else. */
async function closeFiles(folder: string): Promise<Cause[]> {
  const notices: Cause[] = []
  const extension = ownFolders[path.basename(folder)]
  for (const name of await readdir(folder).catch(() => [])) {
    const isOurs = extension === undefined ? isOwnName(name) : name.endsWith(extension)
    if (!isOurs || name.toLowerCase().startsWith('window-')) continue
    const file = path.join(folder, name)
    const there = await stat(file).catch(() => null)
    if (there?.isFile()) notices.push(...(await closeTo(file, there, 0o600)))
  }
  return notices
}

async function closeTo(place: string, there: Stats, mode: number): Promise<Cause[]> {
  const own = process.geteuid?.()
  if (own !== undefined && own !== 0 && there.uid !== own)
    return [cause('ownedByOther', { place, user: there.uid })]
  if ((there.mode & others) === 0) return []
  try {
    await chmod(place, there.mode & mode)
    return []
  } catch (error) {
    return [cause('othersMayRead', { place, fault: (await troubleOf(place, error)).fault })]
  }
}

/** Of thousands of files only the first are named. */
const mostTold = 3

function inShort(notices: readonly Cause[]): readonly Cause[] {
  const rest = notices.length - mostTold
  return rest > 0 ? [...notices.slice(0, mostTold), cause('sameOfFiles', { more: rest })] : notices
}
