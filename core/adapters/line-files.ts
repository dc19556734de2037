import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { LineFile, LineFiles } from '../ports.ts'
import { why } from './file-settings.ts'
import { syncFolder } from './replace-file.ts'

const newline = 10
/** What a run or a log is named by; nothing that could lead out of the folder. */
const plainName = /^[\w-]+$/

async function endsInLine(handle: Awaited<ReturnType<typeof open>>, size: number): Promise<boolean> {
  if (size === 0) return true
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1)
  return buffer[0] === newline
}

async function appendTo(file: string, text: string): Promise<void> {
  const folder = path.dirname(file)
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  const handle = await open(file, 'a+', 0o600)
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
  if (made !== undefined) await syncFolder(path.dirname(made))
}

/**
 * Lines in a file of its owner alone, created with its folder by the first ones. Each addition is on the disk when it
 * resolves. A write that failed halfway, or a crash, leaves a torn line behind, never damage to those before.
 */
export function createLineFile(file: string): LineFile {
  let last: Promise<unknown> = Promise.resolve()

  return {
    async read() {
      try {
        // Bytes that are no UTF-8 (a character torn in two) become replacement characters, and fit no checksum.
        const lines = (await readFile(file)).toString('utf8').split('\n')
        const tail = lines.pop() ?? ''
        return { ok: true, value: { lines, torn: tail === '' ? null : tail } }
      } catch (error) {
        return why(error) === 'ENOENT' ? { ok: true, value: null } : { ok: false, reason: why(error) }
      }
    },
    append(lines) {
      const turn = last.then(async () => {
        try {
          await appendTo(file, lines.map((line) => `${line}\n`).join(''))
          return { ok: true } as const
        } catch (error) {
          return { ok: false, reason: why(error) } as const
        }
      })
      last = turn
      return turn
    },
    async size() {
      try {
        return (await stat(file)).size
      } catch (error) {
        return why(error) === 'ENOENT' ? 0 : null
      }
    },
  }
}

/** Line files in `folder`, whose names end in `extension` (with its dot). A name of other than letters, digits, `-` and `_` is none of them. */
export function createLineFiles(folder: string, extension: string): LineFiles {
  const files = new Map<string, LineFile>()
  const pathOf = (name: string): string => {
    if (!plainName.test(name)) throw new Error('This is no name of a line file.')
    return path.join(folder, `${name}${extension}`)
  }

  return {
    async names() {
      const found = await readdir(folder).catch(() => [])
      const stems = found.flatMap((each) =>
        each.endsWith(extension) ? [each.slice(0, -extension.length)] : [],
      )
      return stems.filter((stem) => plainName.test(stem))
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
        return { ok: false, reason: why(error) }
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
