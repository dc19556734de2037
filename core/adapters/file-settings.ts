import { mkdir, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import type { SettingsStore } from '../ports.ts'
import { replaceFile } from './replace-file.ts'

/** A system error's code (ENOSPC, EACCES, ...), or its text: enough to find out, without paths twice. */
export function why(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}

/**
 * Settings as one JSON document in `folder` (created, for its owner only). A write replaces the whole file in one
 * step: after a crash or a full disk there is the old document or the new one, never half of one. Writes follow one
 * another. A file that is no JSON is kept aside under a name that is told, and never overwritten.
 */
export function createFileSettings(folder: string, fileName = 'settings.json'): SettingsStore {
  const file = path.join(folder, fileName)
  let last: Promise<unknown> = Promise.resolve()

  async function setAside(): Promise<string> {
    const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
    const name = `${path.parse(fileName).name}.kept-${stamp}-${crypto.randomUUID().slice(0, 4)}.json`
    await rename(file, path.join(folder, name))
    return name
  }

  async function read(): ReturnType<SettingsStore['read']> {
    let text: string
    try {
      text = await readFile(file, 'utf8')
    } catch (error) {
      if (why(error) === 'ENOENT') return { kind: 'absent' }
      // Not ours to move: it may be readable again as soon as a right or a disk is back.
      return { kind: 'unreadable', keptAs: fileName, reason: why(error) }
    }
    try {
      return { kind: 'document', value: JSON.parse(text) as unknown }
    } catch {
      return { kind: 'unreadable', keptAs: await setAside().catch(() => fileName), reason: 'not JSON' }
    }
  }

  async function write(value: unknown): ReturnType<SettingsStore['write']> {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
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
