import { execFileSync } from 'node:child_process'
import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLineFile, createLineFiles } from '../../../../core/adapters/line-files.ts'
import { withHints } from '../../../support/failures.ts'

let home: string
const folder = (): string => path.join(home, 'data', 'journals')
const file = (): string => path.join(folder(), 'lines.jsonl')

beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'lines-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

describe('a file of lines', () => {
  it('does not exist at first, and reading creates nothing', async () => {
    const lines = createLineFile(file())
    expect(await lines.read()).toEqual({ ok: true, value: null })
    expect(await lines.size()).toBe(0)
    expect(await readdir(home)).toEqual([])
  })

  it('reads what was added, also in another run', async () => {
    expect(await createLineFile(file()).append(['Ülo’s 🙂', ''])).toEqual({ ok: true })
    expect(await createLineFile(file()).append(['last'])).toEqual({ ok: true })
    const lines = createLineFile(file())
    expect(await lines.read()).toEqual({ ok: true, value: { lines: ['Ülo’s 🙂', '', 'last'], torn: null } })
    expect(await lines.size()).toBe((await stat(file())).size)
  })

  it('keeps folder and file to their owner', async () => {
    await createLineFile(file()).append(['one'])
    expect((await stat(folder())).mode & 0o777).toBe(0o700)
    expect((await stat(file())).mode & 0o777).toBe(0o600)
  })

  it('keeps many additions at once whole, and in their order', async () => {
    const lines = createLineFile(file())
    const long = 'x'.repeat(10_000)
    const added = Array.from({ length: 30 }, (_, count) => `${String(count)} ${long}`)
    await Promise.all(added.map((line) => lines.append([line])))
    expect(await lines.read()).toEqual({ ok: true, value: { lines: added, torn: null } })
  })

  it('reports a torn line, and begins the next one on a new line', async () => {
    const lines = createLineFile(file())
    await lines.append(['first', 'Ülo'])
    // In the middle of the Ü.
    await truncate(file(), 'first\n'.length + 1)
    expect(await lines.read()).toEqual({ ok: true, value: { lines: ['first'], torn: '\ufffd' } })
    await lines.append(['next'])
    expect(await lines.read()).toEqual({
      ok: true,
      value: { lines: ['first', '\ufffd', 'next'], torn: null },
    })
  })

  it('says why it could not write or read', async () => {
    await mkdir(file(), { recursive: true })
    const lines = createLineFile(file())
    const fault = { why: 'notRegular', file: file(), what: 'folder' }
    expect(await lines.append(['one'])).toEqual({ ok: false, fault })
    expect(await lines.read()).toEqual({ ok: false, fault })
    await writeFile(path.join(home, 'a-file'), '')
    expect(await createLineFile(path.join(home, 'a-file', 'lines')).size()).toBeNull()
  })

  it.each([
    ['a pipe', () => execFileSync('mkfifo', [file()]), 'is a pipe'],
    ['a device', () => symlink('/dev/zero', file()), 'is a device'],
    ['a link that leads nowhere', () => symlink('nowhere', file()), 'which is not there'],
    ['a link in a circle', () => symlink('lines.jsonl', file()), 'in a circle'],
    [
      'a file of many gigabytes',
      () => writeFile(file(), '').then(() => truncate(file(), 5e9)),
      'larger than 128 MB',
    ],
  ])('waits for no %s, and reads none', async (_, make, words) => {
    await mkdir(folder(), { recursive: true })
    await make()
    const lines = createLineFile(file())
    expect(withHints(await lines.read())).toMatchObject({ ok: false, reason: expect.stringContaining(words) })
    if (!words.includes('larger'))
      expect(withHints(await lines.append(['one']))).toMatchObject({
        ok: false,
        reason: expect.stringContaining(words),
      })
    expect(await readdir(folder())).toEqual(['lines.jsonl'])
  })

  it('continues behind a link, and after a byte order mark', async () => {
    await mkdir(folder(), { recursive: true })
    const real = path.join(home, 'real.jsonl')
    await writeFile(real, '\ufeffone\n')
    await symlink(real, file())
    await createLineFile(file()).append(['two'])
    expect(await createLineFile(file()).read()).toMatchObject({ value: { lines: ['one', 'two'] } })
    expect(await readFile(real, 'utf8')).toBe('\ufeffone\ntwo\n')
  })

  it('of an unreadable folder are not listed', async () => {
    await mkdir(path.dirname(folder()), { recursive: true })
    await writeFile(folder(), '')
    expect(await createLineFiles(folder(), '.jsonl').names()).toEqual({
      ok: false,
      fault: { why: 'system', file: folder(), code: 'ENOTDIR' },
    })
  })

  it('continues after a failed addition', async () => {
    const lines = createLineFile(path.join(home, 'blocked', 'lines'))
    await writeFile(path.join(home, 'blocked'), '')
    expect(await lines.append(['one'])).toMatchObject({ ok: false })
    await rm(path.join(home, 'blocked'))
    expect(await lines.append(['two'])).toEqual({ ok: true })
    expect(await lines.read()).toMatchObject({ value: { lines: ['two'] } })
  })
})

describe('a folder of line files', () => {
  it('names its files, and nothing else in the folder', async () => {
    const files = createLineFiles(folder(), '.jsonl')
    expect(await files.names()).toEqual({ ok: true, value: [] })
    await files.file('run-1').append(['one'])
    await files.file('run-2').append(['two'])
    await writeFile(path.join(folder(), 'notes.txt'), '')
    await writeFile(path.join(folder(), '.hidden.jsonl'), '')
    const names = await files.names()
    expect(names.ok && names.value.toSorted()).toEqual(['run-1', 'run-2'])
  })

  it('removes one, also twice', async () => {
    const files = createLineFiles(folder(), '.jsonl')
    await files.file('run').append(['one'])
    expect(await files.remove('run')).toEqual({ ok: true })
    expect(await files.remove('run')).toEqual({ ok: true })
    expect(await files.file('run').read()).toEqual({ ok: true, value: null })
  })

  it('puts one aside under a new name each time, out of the names', async () => {
    const files = createLineFiles(folder(), '.jsonl')
    await files.file('run').append(['one'])
    const first = await files.setAside('run')
    await files.file('run').append(['two'])
    const second = await files.setAside('run')
    expect(second).not.toBe(first)
    expect(await files.names()).toEqual({ ok: true, value: [] })
    expect(await readFile(path.join(folder(), first), 'utf8')).toBe('one\n')
    expect(await readFile(path.join(folder(), second), 'utf8')).toBe('two\n')
  })

  it.each(['../settings', '..', '', 'a/b', 'a.b'])('knows no file named %j', (name) => {
    expect(() => createLineFiles(folder(), '.jsonl').file(name)).toThrow('no name')
  })

  it('sees what another process adds', async () => {
    const lines = createLineFiles(folder(), '.jsonl').file('run')
    await lines.append(['one'])
    const size = await lines.size()
    await appendFile(path.join(folder(), 'run.jsonl'), 'two\n')
    expect(await lines.size()).toBe((size ?? 0) + 4)
  })
})
