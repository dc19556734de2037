import { execFileSync } from 'node:child_process'
import { chownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFileSettings } from '../../../../core/adapters/file-settings.ts'
import { withHints } from '../../../support/failures.ts'

let home: string
const folder = (): string => path.join(home, 'data')
const file = (): string => path.join(folder(), 'settings.json')

beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'settings-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

describe('settings in a file', () => {
  it('keeps a file aside whose bytes are not UTF-8, because a name in it would become another one', async () => {
    await mkdir(folder())
    const bytes = Buffer.from('{"version":1,"exemptions":[{"value":"jürg"}]}', 'latin1')
    await writeFile(file(), bytes)
    const read = await createFileSettings(folder()).read()
    expect(read).toMatchObject({ kind: 'unreadable', fault: { why: 'notJson' } })
    const kept = read.kind === 'unreadable' ? read.keptAs : null
    expect(await readFile(path.join(folder(), kept ?? ''))).toEqual(bytes)
  })

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
    expect(read).toMatchObject({ kind: 'unreadable', fault: { why: 'notJson' } })
    const kept = (read.kind === 'unreadable' && read.keptAs) || ''
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

  it('says why it could not write, and leaves the old document alone', async () => {
    const settings = createFileSettings(folder())
    await settings.write({ old: true })
    expect(await settings.write({ toJSON: () => BigInt(1) })).toMatchObject({ ok: false })
    expect(await settings.read()).toEqual({ kind: 'document', value: { old: true } })
  })

  it('neither moves nor replaces what is no file, and names it', async () => {
    await mkdir(file(), { recursive: true })
    const settings = createFileSettings(folder())
    const fault = { why: 'notRegular', file: file(), what: 'folder' }
    expect(await settings.read()).toEqual({ kind: 'unreadable', keptAs: null, fault })
    expect(await settings.write({ sites: [] })).toEqual({ ok: false, fault })
    expect(await readdir(folder())).toEqual(['settings.json'])
  })

  it.each([
    ['a pipe', () => execFileSync('mkfifo', [file()]), 'is a pipe'],
    ['a device', () => symlink('/dev/zero', file()), 'is a device'],
    ['a link that leads nowhere', () => symlink('nowhere', file()), 'which is not there'],
    ['a link in a circle', () => symlink('settings.json', file()), 'in a circle'],
    [
      'a file of many gigabytes',
      () => writeFile(file(), '').then(() => truncate(file(), 5e9)),
      'larger than 16 MB',
    ],
  ])('waits for no %s and reads none', async (_, make, words) => {
    await mkdir(folder())
    await make()
    const settings = createFileSettings(folder())
    const read = await settings.read()
    expect(withHints(read)).toMatchObject({
      kind: 'unreadable',
      keptAs: null,
      reason: expect.stringContaining(words),
    })
    expect(JSON.stringify(read)).toContain(file())
    // A file that is too large may be replaced. Anything but a file may not.
    if (!words.includes('larger')) expect(await settings.write({})).toMatchObject({ ok: false })
    expect(await readdir(folder())).toEqual(['settings.json'])
  })

  it('reads and writes what is behind a link, and the link stays', async () => {
    const real = path.join(home, 'elsewhere', 'mine.json')
    await mkdir(path.dirname(real))
    await writeFile(real, '{"of":"another day"}')
    await mkdir(folder())
    await symlink('../elsewhere/mine.json', file())
    const settings = createFileSettings(folder())
    expect(await settings.read()).toMatchObject({ value: { of: 'another day' } })
    await settings.write({ of: 'today' })
    expect(await readlink(file())).toBe('../elsewhere/mine.json')
    expect(JSON.parse(await readFile(real, 'utf8'))).toEqual({ of: 'today' })
    await writeFile(real, 'no JSON')
    expect(await settings.read()).toMatchObject({ keptAs: expect.stringMatching(/^settings\.kept-/) })
    expect((await lstat(file())).isSymbolicLink()).toBe(true)
  })

  it('takes a byte order mark for no damage', async () => {
    await mkdir(folder())
    await writeFile(file(), '\ufeff{"of":"an editor"}')
    expect(await createFileSettings(folder()).read()).toEqual({
      kind: 'document',
      value: { of: 'an editor' },
    })
  })

  it('says whose a file is that this user has no right to, and leaves it', (context) => {
    const nobody = 65_534
    if (process.geteuid?.() !== 0) {
      process.stderr.write('SKIPPED: only the administrator can be another user for a moment.\n')
      return context.skip()
    }
    mkdirSync(folder())
    writeFileSync(file(), '{}', { mode: 0o600 })
    for (const place of [home, folder()]) chownSync(place, nobody, nobody)
    const script = `
      const { createFileSettings } = await import(${JSON.stringify(new URL('../../../../core/adapters/file-settings.ts', import.meta.url).href)})
      // Only now: the repository may lie where the other user may not read.
      process.setgid(${String(nobody)}); process.setuid(${String(nobody)})
      const settings = createFileSettings(${JSON.stringify(folder())})
      console.log(JSON.stringify([await settings.read(), await settings.write({})]))`
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
    const fault = { why: 'otherUsers', file: file(), user: 0, code: 'EACCES' }
    expect(JSON.parse(said)).toEqual([
      { kind: 'unreadable', keptAs: null, fault },
      { ok: false, fault: { ...fault, code: 'EPERM' } },
    ])
    expect(readdirSync(folder())).toEqual(['settings.json'])
  })

  it('is one line where nobody reads it, and the same document', async () => {
    const settings = createFileSettings(folder(), 'figures.json', { compact: true })
    await settings.write({ version: 1, sites: [[1, 2]] })
    expect(await readFile(path.join(folder(), 'figures.json'), 'utf8')).toBe(
      '{"version":1,"sites":[[1,2]]}\n',
    )
    expect(await settings.read()).toMatchObject({ kind: 'document', value: { sites: [[1, 2]] } })
  })

  it('answers a failed write instead of throwing', async () => {
    const blocked = path.join(home, 'a-file')
    await writeFile(blocked, '')
    await chmod(blocked, 0o600)
    expect(await createFileSettings(path.join(blocked, 'data')).write({})).toEqual({
      ok: false,
      fault: { why: 'system', file: expect.stringMatching(/settings\.json$/), code: 'ENOTDIR' },
    })
  })
})
