import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { parseJson } from '../../contract/parse-json.ts'
import type { SettingsStore } from '../ports.ts'
import { replaceFile } from './replace-file.ts'

/** A system error's code (ENOSPC, EACCES, ...), or its text: enough to find out, without paths twice. */
export function why(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}

/** What stands in the place of a document that was put aside: after a crash, too, it is known that there was one. */
const putAside = z.strictObject({ putAside: z.string() })

/**
 * Settings as one JSON document in `folder` (created, for its owner only). A write replaces the whole file in one
 * step: after a crash or a full disk there is the old document or the new one, never half of one. Writes follow one
 * another. A file that is no JSON is kept aside under a name that is told, and one that cannot be read is never overwritten.
 */
export function createFileSettings(folder: string, fileName = 'settings.json'): SettingsStore {
  const file = path.join(folder, fileName)
  let last: Promise<unknown> = Promise.resolve()
  /** What stands there could neither be read nor put aside. */
  let inTheWay = false

  function freshName(): string {
    const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
    return `${path.parse(fileName).name}.kept-${stamp}-${crypto.randomUUID().slice(0, 4)}.json`
  }

  async function setAside(): Promise<string> {
    try {
      const bytes = await readFile(file)
      // Another process was faster.
      const already = putAside.safeParse(parseJson(bytes.toString('utf8')))
      if (already.success) return already.data.putAside
      const name = freshName()
      await writeFile(path.join(folder, name), bytes, { flag: 'wx', mode: 0o600, flush: true })
      await replaceFile(file, `${JSON.stringify({ putAside: name })}\n`)
      return name
    } catch (error) {
      inTheWay = true
      throw error
    }
  }

  async function read(): ReturnType<SettingsStore['read']> {
    let text: string
    try {
      text = await readFile(file, 'utf8')
    } catch (error) {
      if (why(error) === 'ENOENT') return { kind: 'absent' }
      // Not to be moved now: it may be readable again as soon as a right or a disk is back.
      inTheWay = true
      return { kind: 'unreadable', keptAs: fileName, reason: why(error) }
    }
    const value = parseJson(text)
    if (value === undefined)
      return { kind: 'unreadable', keptAs: await setAside().catch(() => fileName), reason: 'not JSON' }
    inTheWay = false
    const marker = putAside.safeParse(value)
    return marker.success ? { kind: 'absent', putAside: marker.data.putAside } : { kind: 'document', value }
  }

  async function write(value: unknown): ReturnType<SettingsStore['write']> {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      if (inTheWay) await rename(file, path.join(folder, freshName()))
      inTheWay = false
      await replaceFile(file, `${JSON.stringify(value, null, 2)}\n`)
      return { ok: true }
    } catch (error) {
      return { ok: false, reason: why(error) }
    }
  }

  /** One after another: the last write wants to be the last on the disk. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }

  return {
    read: () => inTurn(read),
    write: (value) => inTurn(() => write(value)),
    setAside: () => inTurn(setAside),
  }
}
