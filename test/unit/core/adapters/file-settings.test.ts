import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFileSettings } from '../../../../core/adapters/file-settings.ts'

let home: string
const folder = (): string => path.join(home, 'data')
const file = (): string => path.join(folder(), 'settings.json')

beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'settings-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

describe('settings in a file', () => {
  it('is absent at first, and creates nothing by being read', async () => {
    expect(await createFileSettings(folder()).read()).toEqual({ kind: 'absent' })
    expect(await readdir(home)).toEqual([])
  })

  it('reads what was written, also in another run', async () => {
    const document = { version: 1, sites: [{ name: 'Ülo’s site 🙂' }] }
    expect(await createFileSettings(folder()).write(document)).toEqual({ ok: true })
    expect(await createFileSettings(folder()).read()).toEqual({ kind: 'document', value: document })
  })

  it('keeps folder and file to their owner', async () => {
    await createFileSettings(folder()).write({})
    expect((await stat(folder())).mode & 0o777).toBe(0o700)
    expect((await stat(file())).mode & 0o777).toBe(0o600)
  })

  it('keeps the last of many writes at once, whole, and no leftovers', async () => {
    const settings = createFileSettings(folder())
    const large = 'x'.repeat(100_000)
    await Promise.all(Array.from({ length: 20 }, (_, count) => settings.write({ count, large })))
    expect(await settings.read()).toEqual({ kind: 'document', value: { count: 19, large } })
    expect(await readdir(folder())).toEqual(['settings.json'])
  })

  it.each(['{"sites": [', '', '\0\0\0\0'])('keeps a broken file aside (%j)', async (broken) => {
    const settings = createFileSettings(folder())
    await settings.write({})
    await writeFile(file(), broken)
    const read = await settings.read()
    expect(read).toMatchObject({ kind: 'unreadable', reason: 'not JSON' })
    const kept = read.kind === 'unreadable' ? read.keptAs : ''
    expect(await readFile(path.join(folder(), kept), 'utf8')).toBe(broken)
    // Known to every process from now on, until there is a new one.
    expect(await createFileSettings(folder()).read()).toEqual({ kind: 'absent', putAside: kept })
    expect(await createFileSettings(folder()).setAside()).toBe(kept)
    await settings.write({ new: true })
    expect(await settings.read()).toEqual({ kind: 'document', value: { new: true } })
  })

  it('keeps it under the name that it had', async () => {
    const exemptions = createFileSettings(folder(), 'exemptions.json')
    await exemptions.write({})
    expect(await exemptions.setAside()).toMatch(/^exemptions\.kept-.*\.json$/)
  })

  it('puts a document aside on request, under a new name each time', async () => {
    const settings = createFileSettings(folder())
    await settings.write({ of: 'a later version' })
    const first = await settings.setAside()
    await settings.write({ of: 'another' })
    expect(await settings.setAside()).not.toBe(first)
    expect(JSON.parse(await readFile(path.join(folder(), first), 'utf8'))).toEqual({ of: 'a later version' })
  })

  it('tells why it could not write, and leaves the old document alone', async () => {
    const settings = createFileSettings(folder())
    await settings.write({ old: true })
    expect(await settings.write({ toJSON: () => BigInt(1) })).toMatchObject({ ok: false })
    expect(await settings.read()).toEqual({ kind: 'document', value: { old: true } })
  })

  it('does not move a file away that it may not read', async () => {
    // A folder in the file's place: unreadable for root, too.
    const settings = createFileSettings(path.join(home, 'settings.json', '..'))
    await import('node:fs/promises').then((fs) => fs.mkdir(path.join(home, 'settings.json')))
    expect(await settings.read()).toEqual({ kind: 'unreadable', keptAs: 'settings.json', reason: 'EISDIR' })
    expect(await readdir(home)).toEqual(['settings.json'])
    // Nor does a new document destroy it.
    expect(await settings.write({ sites: [] })).toEqual({ ok: true })
    const names = await readdir(home)
    expect(names).toHaveLength(2)
    const kept = names.find((name) => name.startsWith('settings.kept-')) ?? ''
    expect((await stat(path.join(home, kept))).isDirectory()).toBe(true)
    expect(await settings.read()).toEqual({ kind: 'document', value: { sites: [] } })
  })

  it('answers a failed write instead of throwing', async () => {
    const blocked = path.join(home, 'a-file')
    await writeFile(blocked, '')
    await chmod(blocked, 0o600)
    expect(await createFileSettings(path.join(blocked, 'data')).write({})).toEqual({
      ok: false,
      reason: 'ENOTDIR',
    })
  })
})
