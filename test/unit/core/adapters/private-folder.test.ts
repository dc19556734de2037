import { chmod, mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepPrivate } from '../../../../core/adapters/private-folder.ts'

let home: string
let folder: string

beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'private-'))
  folder = path.join(home, 'data')
})
afterEach(() => rm(home, { recursive: true, force: true }))

const rights = async (...names: string[]): Promise<string> =>
  ((await stat(path.join(folder, ...names))).mode & 0o7777).toString(8)

async function put(mode: number, ...names: string[]): Promise<void> {
  const file = path.join(folder, ...names)
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, '')
  await chmod(file, mode)
}

describe('the data folder', () => {
  it('is taken from others, with all that is ours in it', async () => {
    for (const name of ['settings.json', 'audit.jsonl', 'console.1.log', 'settings.kept-2026-1-a.json'])
      await put(0o644, name)
    await put(0o664, 'journals', 'run.jsonl')
    await put(0o640, 'locks', 'a.lock')
    for (const name of ['', 'journals', 'locks']) await chmod(path.join(folder, name), 0o755)
    expect(await keepPrivate(folder)).toEqual([])
    for (const name of ['.', 'journals', 'locks']) expect(await rights(name)).toBe('700')
    for (const name of ['settings.json', 'audit.jsonl', 'console.1.log', 'settings.kept-2026-1-a.json'])
      expect(await rights(name)).toBe('600')
    expect([await rights('journals', 'run.jsonl'), await rights('locks', 'a.lock')]).toEqual(['600', '600'])
  })

  it('is left as it is, and that is said, where it holds other things or is everybody’s', async () => {
    await put(0o644, 'settings.json')
    await put(0o644, 'thesis.odt')
    await chmod(folder, 0o755)
    expect(await keepPrivate(folder)).toEqual([expect.stringContaining(folder)])
    expect([await rights('.'), await rights('thesis.odt'), await rights('settings.json')]).toEqual([
      '755',
      '644',
      '600',
    ])
    await rm(path.join(folder, 'thesis.odt'))
    for (const mode of [0o1777, 0o2770]) {
      await chmod(folder, mode)
      expect(await keepPrivate(folder)).toHaveLength(1)
      expect(await rights('.')).toBe(mode.toString(8))
    }
  })

  it('gets no right that it had not, and is not made by being looked at', async () => {
    expect(await keepPrivate(folder)).toEqual([])
    await put(0o444, 'settings.json')
    await keepPrivate(folder)
    expect(await rights('settings.json')).toBe('400')
  })

  it('that is none is told', async () => {
    await writeFile(folder, '')
    expect(await keepPrivate(folder)).toEqual([`${folder}, where the console keeps its files, is no folder.`])
    await rm(folder)
    await symlink('nowhere', folder)
    expect(await keepPrivate(folder)).toEqual([expect.stringContaining('leads nowhere')])
    await rm(folder)
    await symlink(folder, folder)
    expect(await keepPrivate(folder)).toEqual([expect.stringContaining('in a circle')])
  })
})
