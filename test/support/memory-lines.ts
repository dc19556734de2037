import type { LineFile, LineFiles } from '../../core/ports.ts'
import { faultOf } from './failures.ts'

const newline = 10

/** A line file whose bytes a test can look at, cut and damage. */
export interface MemoryLineFile extends LineFile {
  /** Empty: as if there were none. */
  bytes: Buffer
  readonly text: string
  /** Finished additions, including failed ones. */
  readonly appends: number
  /** Every addition fails with this, as on a full disk. Null: none does. */
  failAppend: string | null
  failRead: string | null
  /** How many bytes of a failing addition get through. */
  tornAt: number
}

export function memoryLineFile(bytes: Buffer = Buffer.alloc(0)): MemoryLineFile {
  let appends = 0
  const add = (text: string, most = Infinity): void => {
    const begun = file.bytes.length > 0 && file.bytes.at(-1) !== newline ? `\n${text}` : text
    file.bytes = Buffer.concat([file.bytes, Buffer.from(begun).subarray(0, most)])
  }
  const file: MemoryLineFile = {
    bytes,
    get text() {
      return file.bytes.toString('utf8')
    },
    get appends() {
      return appends
    },
    failAppend: null,
    failRead: null,
    tornAt: 0,
    async read() {
      if (file.failRead !== null) return { ok: false, fault: faultOf(file.failRead) }
      if (file.bytes.length === 0) return { ok: true, value: null }
      const lines = file.text.split('\n')
      const tail = lines.pop() ?? ''
      return { ok: true, value: { lines, torn: tail === '' ? null : tail } }
    },
    async append(lines) {
      appends += 1
      const text = lines.map((line) => `${line}\n`).join('')
      if (file.failAppend === null) {
        add(text)
        return { ok: true }
      }
      if (file.tornAt > 0) add(text, file.tornAt)
      return { ok: false, fault: faultOf(file.failAppend) }
    },
    size: async () => file.bytes.length,
  }
  return file
}

export interface MemoryLineFiles extends LineFiles {
  /** By name. A test may put files there, and remove them. */
  readonly files: Map<string, MemoryLineFile>
  /** Files that were put aside, by their new name. */
  readonly aside: Map<string, MemoryLineFile>
  /** From now on nothing can be added to any file. */
  failAppend: string | null
  failRemove: string | null
}

export function memoryLineFiles(): MemoryLineFiles {
  const files = new Map<string, MemoryLineFile>()
  const aside = new Map<string, MemoryLineFile>()
  const folder: MemoryLineFiles = {
    files,
    aside,
    failAppend: null,
    failRemove: null,
    names: async () => ({ ok: true, value: [...files.keys()] }),
    file: (name) => ({
      read: async () => files.get(name)?.read() ?? { ok: true, value: null },
      size: async () => files.get(name)?.size() ?? 0,
      async append(lines) {
        if (folder.failAppend !== null) return { ok: false, fault: faultOf(folder.failAppend) }
        const file = files.get(name) ?? memoryLineFile()
        files.set(name, file)
        return file.append(lines)
      },
    }),
    async remove(name) {
      if (folder.failRemove !== null) return { ok: false, fault: faultOf(folder.failRemove) }
      files.delete(name)
      return { ok: true }
    },
    async setAside(name) {
      const keptAs = `${name}.kept-${String(aside.size + 1)}.jsonl`
      const file = files.get(name)
      if (file) aside.set(keptAs, file)
      files.delete(name)
      return keptAs
    },
  }
  return folder
}
