import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { parseJson } from '../../contract/parse-json.ts'
import type { SettingsStore } from '../ports.ts'
import { makeFolder } from './make-folder.ts'
import { behindLinks, codeOf, faultOf, namingFile, readOwnDocument, readOwnFile } from './own-file.ts'
import { replaceFile } from './replace-file.ts'

/**
 * This marks the place of a document that was put aside. So the console knows after a crash that there was
 * one.
 */
const putAside = z.strictObject({ putAside: z.string() })

/**
 * Settings as one JSON document in `folder` (created, for its owner only). A write replaces the whole file in
 * one step. After a crash or a full disk, the file is the old document or the new one, never half of one.
 * Writes follow one another. If a file is not JSON in UTF-8, it is kept aside, and its new name is reported.
 * If a file cannot be read, it stays unchanged. A byte order mark is no damage. If the file is a link, the
 * target is read and written.
 * @param compact on one line. Otherwise a person can read it
 */
export function createFileSettings(
  folder: string,
  fileName = 'settings.json',
  { compact = false }: { readonly compact?: boolean } = {},
): SettingsStore {
  const file = path.join(folder, fileName)
  let last: Promise<unknown> = Promise.resolve()
  /** It is not JSON, and could not be put aside. */
  let isSpoilt = false

  function freshName(): string {
    const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
    return `${path.parse(fileName).name}.kept-${stamp}-${crypto.randomUUID().slice(0, 4)}.json`
  }

  async function setAside(): Promise<string> {
    const bytes = await readOwnFile(file)
    // Another process was faster.
    const already = putAside.safeParse(parseJson(bytes.toString('utf8')))
    if (already.success) return already.data.putAside
    const name = freshName()
    await writeFile(path.join(folder, name), bytes, { flag: 'wx', mode: 0o600, flush: true })
    await replaceFile(file, `${JSON.stringify({ putAside: name })}\n`)
    isSpoilt = false
    return name
  }

  async function read(): ReturnType<SettingsStore['read']> {
    let text: string | null
    try {
      text = await readOwnDocument(file)
    } catch (error) {
      return absentOr(error)
    }
    const value = text === null ? undefined : parseJson(text)
    if (value === undefined) {
      const keptAs = await setAside().catch(() => null)
      isSpoilt = keptAs === null
      return { kind: 'unreadable', keptAs, fault: { why: 'notJson' } }
    }
    isSpoilt = false
    const marker = putAside.safeParse(value)
    return marker.success ? { kind: 'absent', putAside: marker.data.putAside } : { kind: 'document', value }
  }

  /** It stays in its place: it may be readable again as soon as a right or a disk is back. */
  async function absentOr(error: unknown): ReturnType<SettingsStore['read']> {
    try {
      if (codeOf(error) !== 'ENOENT') throw error
      await behindLinks(file)
      return { kind: 'absent' }
    } catch (trouble) {
      return { kind: 'unreadable', keptAs: null, fault: faultOf(trouble) }
    }
  }

  async function write(value: unknown): ReturnType<SettingsStore['write']> {
    try {
      await namingFile(file, () => makeFolder(folder))
      if (isSpoilt) await setAside()
      await replaceFile(file, `${JSON.stringify(value, null, compact ? 0 : 2)}\n`)
      return { ok: true }
    } catch (error) {
      return { ok: false, fault: faultOf(error) }
    }
  }

  /** One after another, so that the last write is the last on the disk. */
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
