import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lookInto } from '../../../../../main/cli/diagnosis/files.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'diagnosis-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const line = (planned: number): string => `2026-11-28T20:09:11.420Z info Begun planned=${String(planned)}`
const put = (name: string, text: string) => writeFile(path.join(folder, name), text)
const logOf = async (mostLines: number, secrets: readonly string[] = []) =>
  (await lookInto(folder, { mostLines, secrets })).log

describe('the log, to be sent', () => {
  it('is its last lines, those of the file before included, oldest first', async () => {
    await put('console.1.log', `${line(1)}\n${line(2)}\n`)
    await put('console.log', `${line(3)}\n\n${line(4)}\n`)
    expect(await logOf(10)).toEqual([1, 2, 3, 4].map(line))
    expect(await logOf(3)).toEqual([2, 3, 4].map(line))
  })

  it('holds no secret that was given', async () => {
    await put('console.log', '2026-11-28T20:09:11.420Z info Said hunter to all\n')
    expect((await logOf(10))[0]).toContain('hunter')
    expect((await logOf(10, ['hunter']))[0]).not.toContain('hunter')
  })

  it('is empty if there is none', async () => {
    expect(await logOf(10)).toEqual([])
  })
})

describe('the files of the data folder', () => {
  const factsOf = async (name: string) =>
    (await lookInto(folder, { mostLines: 0, secrets: [] })).files.find((each) => each.name === name)

  it('are listed by kind and size, and only ours', async () => {
    await put('settings.json', '12345')
    await put('robins-diary.txt', '')
    await mkdir(path.join(folder, 'journals'))
    await put('journals/a.jsonl', '')
    await put('journals/b.jsonl', '')
    expect(await factsOf('settings.json')).toMatchObject({ kind: 'file', bytes: 5, entries: null })
    expect(await factsOf('journals')).toMatchObject({ kind: 'folder', bytes: null, entries: 2 })
    expect(await factsOf('audit.jsonl')).toMatchObject({ kind: 'absent', bytes: null, trouble: null })
    expect(await factsOf('robins-diary.txt')).toBeUndefined()
  })

  it('that cannot be read are listed with the system’s code, without their place', async () => {
    await symlink('audit.jsonl', path.join(folder, 'audit.jsonl'))
    expect(await factsOf('audit.jsonl')).toMatchObject({ kind: 'unreadable', trouble: 'ELOOP' })
    const looked = await lookInto(`${folder}\0robin`, { mostLines: 1, secrets: [] })
    expect(JSON.stringify(looked)).not.toContain('robin')
  })

  it.skipIf(process.platform === 'win32' || process.geteuid?.() === 0)(
    'may be closed to us (skipped for root, who can read each file, and on Windows)',
    async () => {
      await put('settings.json', '{}')
      await chmod(folder, 0o000)
      expect(await factsOf('settings.json')).toMatchObject({ kind: 'unreadable', trouble: 'EACCES' })
      await chmod(folder, 0o700)
    },
  )
})
