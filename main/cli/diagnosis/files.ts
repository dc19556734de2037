import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { codeOf, readOwnText } from '../../../core/adapters/own-file.ts'
import { safeLine } from './log-lines.ts'
import { settingsFacts, type SettingsFacts } from './settings.ts'

/**
 * A file or folder of ours. `entries`: how many entries a folder has. `trouble`: the system's code, such as
 * EACCES.
 */
export interface FileFacts {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'other' | 'absent' | 'unreadable'
  readonly bytes: number | null
  readonly entries: number | null
  readonly trouble: string | null
}

export interface FolderFacts {
  readonly files: readonly FileFacts[]
  readonly settings: SettingsFacts | null
  /** The last lines of the log, oldest first. */
  readonly log: readonly string[]
}

/**
 * What the console may have in its data folder. Other names are not read, because they may reveal something.
 */
const names = [
  'settings.json',
  'own-sessions.json',
  'exemptions.json',
  'preferences.json',
  'figures.json',
  'alerts.json',
  'audit.jsonl',
  'journals',
  'locks',
  'console.log',
  'console.1.log',
]

/** Looks into the data folder. It changes nothing and makes nothing. Never rejects. */
export async function lookInto(
  folder: string,
  { mostLines, secrets }: { readonly mostLines: number; readonly secrets: Iterable<string> },
): Promise<FolderFacts> {
  const text = (name: string): Promise<string> => readOwnText(path.join(folder, name)).catch(() => '')
  const logs = [await text('console.1.log'), await text('console.log')]
  const lines = logs.flatMap((each) => each.split('\n')).filter((line) => line !== '')
  return {
    files: await Promise.all(names.map((name) => fileFacts(folder, name))),
    settings: settingsFacts(await text('settings.json')),
    log: lines.slice(-mostLines).map((line) => safeLine(line, secrets)),
  }
}

async function fileFacts(folder: string, name: string): Promise<FileFacts> {
  const nothing = { name, bytes: null, entries: null, trouble: null }
  const file = path.join(folder, name)
  try {
    const there = await stat(file)
    if (there.isDirectory()) {
      return { ...nothing, kind: 'folder', entries: (await readdir(file)).length }
    }
    return there.isFile() ? { ...nothing, kind: 'file', bytes: there.size } : { ...nothing, kind: 'other' }
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT') return { ...nothing, kind: 'absent' }
    // The system's code, because a message would name the folder.
    return { ...nothing, kind: 'unreadable', trouble: /^[A-Z0-9_]+$/.test(code) ? code : null }
  }
}
