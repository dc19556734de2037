import { constants } from 'node:fs'
import { readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import type { LineFile, LineFiles } from '../ports.ts'
import { makeFolder } from './make-folder.ts'
import {
  behindLinks,
  codeOf,
  faultOf,
  namingFile,
  mostLineBytes,
  openRegular,
  readOwnText,
  troubleOf,
} from './own-file.ts'
import { syncFolder } from './replace-file.ts'

const newline = 10
/** The name of a run or a log. It cannot lead out of the folder. */
const plainName = /^[\w-]+$/

async function endsInLine(handle: FileHandle, size: number): Promise<boolean> {
  if (size === 0) return true
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1)
  return buffer[0] === newline
}

async function appendTo(file: string, text: string): Promise<void> {
  const folder = path.dirname(file)
  const made = await makeFolder(folder)
  // Not through a link that leads nowhere, because the file would be made at the link's target.
  await behindLinks(file)
  const handle = await openRegular(file, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT)
  let isNew = false
  try {
    const { size } = await handle.stat()
    isNew = size === 0
    await handle.appendFile((await endsInLine(handle, size)) ? text : `\n${text}`, 'utf8')
    await handle.sync()
  } finally {
    await handle.close()
  }
  if (isNew) await syncFolder(folder)
  if (made !== null) await syncFolder(path.dirname(made))
}

/**
 * Lines in a file that only its owner can read. The first lines create the file and its folder. When a call
 * resolves, its lines are on the disk. A write that failed halfway, or a crash, leaves a torn line, and never
 * damages the lines before. A byte order mark is no damage.
 */
export function createLineFile(file: string): LineFile {
  let last: Promise<unknown> = Promise.resolve()

  return {
    async read() {
      try {
        // Bytes that are not UTF-8 (half of a character) become replacement characters, and match no
        // checksum.
        const lines = (await readOwnText(file, mostLineBytes)).split('\n')
        const tail = lines.pop() ?? ''
        return { ok: true, value: { lines, torn: tail === '' ? null : tail } }
      } catch (error) {
        return codeOf(error) === 'ENOENT' ? noneOr(file) : { ok: false, fault: faultOf(error) }
      }
    },
    append(lines) {
      const turn = last.then(async () => {
        try {
          await namingFile(file, () => appendTo(file, lines.map((line) => `${line}\n`).join('')))
          return { ok: true } as const
        } catch (error) {
          return { ok: false, fault: faultOf(error) } as const
        }
      })
      last = turn
      return turn
    },
    async size() {
      try {
        return (await stat(file)).size
      } catch (error) {
        return codeOf(error) === 'ENOENT' ? 0 : null
      }
    },
  }
}

/** No such file, or a link that leads nowhere. */
async function noneOr(file: string): ReturnType<LineFile['read']> {
  try {
    await behindLinks(file)
    return { ok: true, value: null }
  } catch (error) {
    return { ok: false, fault: faultOf(error) }
  }
}

/**
 * Line files in `folder` whose names end in `extension` (with its dot). It ignores a name with anything but
 * letters, digits, `-` and `_`.
 */
export function createLineFiles(folder: string, extension: string): LineFiles {
  const files = new Map<string, LineFile>()
  const pathOf = (name: string): string => {
    if (!plainName.test(name)) throw new Error('This is no name of a line file.')
    return path.join(folder, `${name}${extension}`)
  }

  return {
    async names() {
      try {
        const found = await namingFile(folder, () => readdir(folder))
        const stems = found.flatMap((each) =>
          each.endsWith(extension) ? [each.slice(0, -extension.length)] : [],
        )
        return { ok: true, value: stems.filter((stem) => plainName.test(stem)) }
      } catch (error) {
        return codeOf(error) === 'ENOENT' ? { ok: true, value: [] } : { ok: false, fault: faultOf(error) }
      }
    },
    file(name) {
      const known = files.get(name) ?? createLineFile(pathOf(name))
      files.set(name, known)
      return known
    },
    async remove(name) {
      files.delete(name)
      try {
        await rm(pathOf(name), { force: true })
        return { ok: true }
      } catch (error) {
        return { ok: false, fault: (await troubleOf(pathOf(name), error)).fault }
      }
    },
    async setAside(name) {
      files.delete(name)
      const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
      const kept = `${name}.kept-${stamp}-${crypto.randomUUID().slice(0, 4)}${extension}`
      await rename(pathOf(name), path.join(folder, kept))
      return kept
    },
  }
}
