import { link, mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createWhole } from '../../../../core/adapters/create-whole.ts'

/** A file system that has no second names for files, and says so by this code. */
const without = (code: string) => (): Promise<void> =>
  Promise.reject(Object.assign(new Error(code), { code }))

/** It has its text before it has its name. */
async function withText(from: string, to: string): Promise<void> {
  expect(await readFile(from, 'utf8')).not.toBe('')
  await link(from, to)
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'whole-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

it.each([
  ['with second names for files', withText],
  ['without (EPERM)', without('EPERM')],
  ['without (ENOTSUP)', without('ENOTSUP')],
] as const)('on a file system %s one of many creates the file', async (_what, giveName) => {
  const file = path.join(folder, 'a.lock')
  const tries = await Promise.allSettled(['1', '2', '3'].map((text) => createWhole(file, text, giveName)))
  const [won = -1, ...more] = tries.flatMap((each, at) => (each.status === 'fulfilled' ? [at] : []))
  expect(more).toEqual([])
  expect(await readFile(file, 'utf8')).toBe(String(won + 1))
  for (const each of tries) {
    if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'EEXIST' })
  }
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await readdir(folder)).toEqual(['a.lock'])
})

describe('creating a file whole', () => {
  it('touches nothing if there is one', async () => {
    const file = path.join(folder, 'a.lock')
    await writeFile(file, 'old')
    await expect(createWhole(file, 'new')).rejects.toMatchObject({ code: 'EEXIST' })
    expect(await readFile(file, 'utf8')).toBe('old')
    expect(await readdir(folder)).toEqual(['a.lock'])
  })

  it('leaves nothing if the disk fails', async () => {
    const broken = createWhole(path.join(folder, 'a.lock'), 'new', without('EIO'))
    await expect(broken).rejects.toMatchObject({ code: 'EIO' })
    expect(await readdir(folder)).toEqual([])
  })
  it('leaves no file without its text if a file system without second names is full', async () => {
    const other = path.join(folder, 'other')
    const handle = await open(other, 'w')
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' })
    const write = vi.spyOn(Object.getPrototypeOf(handle), 'writeFile').mockRejectedValue(full)
    onTestFinished(() => write.mockRestore())
    await handle.close()
    const made = createWhole(path.join(folder, 'a.lock'), 'new', without('EPERM'))
    await expect(made).rejects.toMatchObject({ code: 'ENOSPC' })
    expect(await readdir(folder)).toEqual(['other'])
  })
})
