import { chmod, chown, mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { keepPrivate } from '../../../../core/adapters/private-folder.ts'
import { causeSentence } from '../../../../words/failures/index.ts'

let home: string
let folder: string

beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'private-'))
  folder = path.join(home, 'data')
})
afterEach(() => rm(home, { recursive: true, force: true }))

/** Makes it private. Returns what the console says about it. */
const told = async (): Promise<string[]> => (await keepPrivate(folder)).map((each) => causeSentence(each))

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
    for (const name of [
      'settings.json',
      'preferences.json',
      'figures.json',
      'alerts.json',
      'audit.jsonl',
      'console.1.log',
      'settings.kept-2026-1-a.json',
    ])
      await put(0o644, name)
    await put(0o664, 'journals', 'run.jsonl')
    await put(0o640, 'locks', 'a.lock')
    for (const name of ['', 'journals', 'locks']) await chmod(path.join(folder, name), 0o755)
    expect(await told()).toEqual([])
    for (const name of ['.', 'journals', 'locks']) expect(await rights(name)).toBe('700')
    for (const name of [
      'settings.json',
      'preferences.json',
      'figures.json',
      'alerts.json',
      'audit.jsonl',
      'console.1.log',
      'settings.kept-2026-1-a.json',
    ])
      expect(await rights(name)).toBe('600')
    expect([await rights('journals', 'run.jsonl'), await rights('locks', 'a.lock')]).toEqual(['600', '600'])
  })

  it('stays unchanged, with a message, if it holds other things or is everybody’s', async () => {
    await put(0o644, 'settings.json')
    await put(0o644, 'thesis.odt')
    await chmod(folder, 0o755)
    expect(await told()).toEqual([expect.stringContaining(folder)])
    expect([await rights('.'), await rights('thesis.odt'), await rights('settings.json')]).toEqual([
      '755',
      '644',
      '600',
    ])
    await rm(path.join(folder, 'thesis.odt'))
    for (const mode of [0o1777, 0o2770]) {
      await chmod(folder, mode)
      expect(await told()).toHaveLength(1)
      expect(await rights('.')).toBe(mode.toString(8))
    }
  })

  it('knows its own files in capitals, too', async () => {
    await put(0o644, 'Settings.JSON')
    await chmod(folder, 0o755)
    expect(await told()).toEqual([])
    expect([await rights('.'), await rights('Settings.JSON')]).toEqual(['700', '600'])
  })

  it.each([0o770, 0o2750, 0o2705])('with the rights %o is ours alone, and is closed', async (mode) => {
    await put(0o600, 'settings.json')
    await chmod(folder, mode)
    expect(await told()).toEqual([])
    expect(await rights('.')).toBe('700')
  })

  it('of another user is left as it is, and that is said', async () => {
    await put(0o644, 'settings.json')
    await chmod(folder, 0o755)
    const own = process.geteuid?.() ?? 0
    const asAnother = vi.spyOn(process, 'geteuid').mockReturnValue(own + 1)
    onTestFinished(() => asAnother.mockRestore())
    const notices = await told()
    for (const place of [folder, path.join(folder, 'settings.json')])
      expect(notices).toContainEqual(expect.stringContaining(`${place} belongs to another user`))
    expect([await rights('.'), await rights('settings.json')]).toEqual(['755', '644'])
  })

  it.runIf(process.geteuid?.() === 0)(
    'is closed for the system’s administrator, also where it is another user’s',
    async () => {
      await put(0o644, 'settings.json')
      for (const place of [path.join(folder, 'settings.json'), folder]) await chown(place, 65_534, 65_534)
      await chmod(folder, 0o755)
      expect(await told()).toEqual([])
      expect([await rights('.'), await rights('settings.json')]).toEqual(['700', '600'])
    },
  )

  it('gets no right that it had not, and is not made by being looked at', async () => {
    expect(await told()).toEqual([])
    await put(0o444, 'settings.json')
    await told()
    expect(await rights('settings.json')).toBe('400')
  })

  it('that is no folder is reported', async () => {
    await writeFile(folder, '')
    expect(await told()).toEqual([`${folder}, where the console keeps its files, is no folder.`])
    await rm(folder)
    await symlink('nowhere', folder)
    expect(await told()).toEqual([expect.stringContaining('leads nowhere')])
    await rm(folder)
    await symlink(folder, folder)
    expect(await told()).toEqual([expect.stringContaining('in a circle')])
  })
})
