import { open, realpath, rm } from 'node:fs/promises'
import path from 'node:path'
import { say } from '../../words/say.ts'
import { fileFault } from '../../words/failures/file-faults.ts'
import { isOwnName } from '../../core/adapters/private-folder.ts'
import { behindLinks, codeOf, FileTrouble, placeToWrite } from '../../core/adapters/own-file.ts'
import { besideFile, replaceFile } from '../../core/adapters/replace-file.ts'
import { whyNotWritten } from '../../words/write-reasons.ts'

/** Where reports go. Neither function rejects. Both return a failure in words. */
export interface ReportFiles {
  /** Checks whether the file can be made there, and leaves nothing behind. Null: it can. */
  whyNot(file: string): Promise<string | null>
  /**
   * Writes the whole file or nothing. A new file is for its owner only. A file of that name is replaced and
   * keeps its rights, and a link stays. Null: done.
   */
  write(file: string, text: string): Promise<string | null>
}

export const reportFiles: ReportFiles = {
  whyNot: (file) => failureOf(() => tryOut(file)),
  write: (file, text) => failureOf(() => replaceFile(file, text, { keepsRights: true })),
}

/** The same, but never in place of a file that the console keeps in its data folder. */
export function reportsBesideOwnFiles(dataFolder: () => string | null): ReportFiles {
  const refused = async (file: string): Promise<string | null> => {
    const folder = dataFolder()
    return folder !== null && (await isOwnFile(file, folder)) ? say('it is a file of the console') : null
  }
  return {
    whyNot: async (file) => (await refused(file)) ?? reportFiles.whyNot(file),
    write: async (file, text) => (await refused(file)) ?? reportFiles.write(file, text),
  }
}

/** By the real places, behind links. */
async function isOwnFile(file: string, dataFolder: string): Promise<boolean> {
  const home = await realpath(dataFolder).catch(() => dataFolder)
  const target = await behindLinks(file).catch(() => file)
  const parent = await realpath(path.dirname(target)).catch(() => null)
  // Nothing can be written there. A relative path leads nowhere if the working directory was removed.
  if (parent === null) return false
  const [first = ''] = path.relative(home, path.join(parent, path.basename(target))).split(path.sep)
  return isOwnName(first)
}

async function tryOut(file: string): Promise<void> {
  const { place } = await placeToWrite(file)
  const fresh = besideFile(place)
  await (await open(fresh, 'wx', 0o600)).close()
  await rm(fresh)
}

async function failureOf(work: () => Promise<void>): Promise<string | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof FileTrouble) return whyNotWritten(error.code) ?? fileFault(error.fault)
    const code = error instanceof Error ? codeOf(error) : 'unknown'
    return whyNotWritten(code) ?? code
  }
}
