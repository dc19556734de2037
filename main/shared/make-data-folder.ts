import path from 'node:path'
import type { FileFault } from '../../contract/causes/files.ts'
import { fail, succeed, type Result } from '../../contract/failure.ts'
import { makeFolder } from '../../core/adapters/make-folder.ts'
import { troubleOf } from '../../core/adapters/own-file.ts'

/** The place is wrong: neither another right nor an emptier disk would help. */
const wrongPlace = new Set(['ENOTDIR', 'EEXIST', 'ELOOP', 'ENAMETOOLONG'])

/**
 * Makes the data folder. A usage failure if there can be none, as in /proc. A folder that this user may only
 * read, or a full disk, is no failure here, because most commands work without writing.
 * @param inner the name of a folder in it, which shows whether the folder can hold any
 */
export async function makeDataFolder(folder: string, inner: string): Promise<Result<null>> {
  const fault = await faultAt(folder)
  if (fault !== null && isWrongPlace(fault)) return fail('usage', 'folderImpossible', { folder, fault })
  const within = fault === null ? await faultAt(path.join(folder, inner)) : null
  return within?.why === 'noFolder'
    ? fail('usage', 'folderImpossible', { folder, fault: within })
    : succeed(null)
}

async function faultAt(folder: string): Promise<FileFault | null> {
  try {
    await makeFolder(folder)
    return null
  } catch (error) {
    return (await troubleOf(folder, error)).fault
  }
}

function isWrongPlace(fault: FileFault): boolean {
  const isLink = fault.why === 'danglingLink' || fault.why === 'linkCircle'
  return isLink || fault.why === 'noFolder' || (fault.why === 'system' && wrongPlace.has(fault.code))
}
