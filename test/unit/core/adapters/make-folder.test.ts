import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { makeFolder, makeFolderSync } from '../../../../core/adapters/make-folder.ts'

function temporary(): string {
  const home = mkdtempSync(path.join(os.tmpdir(), 'make-folder-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  return home
}
const modeOf = (at: string): number => statSync(at).mode & 0o777

describe.each<[string, (folder: string) => unknown]>([
  ['making a folder', makeFolder],
  ['making a folder at once', makeFolderSync],
])('%s', (_, make) => {
  const tried = async (folder: string): Promise<unknown> => make(folder)

  it('makes the missing ones above it, for their owner only', async () => {
    const home = temporary()
    await tried(path.join(home, 'a', 'b'))
    expect([modeOf(path.join(home, 'a')), modeOf(path.join(home, 'a', 'b'))]).toEqual([0o700, 0o700])
    await tried(path.join(home, 'a', 'b'))
  })

  it.runIf(process.platform === 'linux')('ends where no folder can be made', async () => {
    // A child process of ours would hang here with Node's own call.
    for (const folder of ['/proc/self/lino', '/proc/lino/deeper'])
      await expect(tried(folder)).rejects.toMatchObject({ fault: { why: 'noFolder' } })
  })

  it('does not take a file for a folder', async () => {
    const file = path.join(temporary(), 'file')
    writeFileSync(file, '')
    await expect(tried(file)).rejects.toMatchObject({ code: 'ENOTDIR' })
    await expect(tried(path.join(file, 'below'))).rejects.toMatchObject({ code: 'ENOTDIR' })
  })

  it('accepts a folder that another process has just made', async () => {
    const folder = path.join(temporary(), 'a', 'b')
    await Promise.all([tried(folder), tried(folder), tried(folder)])
    expect(statSync(folder).isDirectory()).toBe(true)
  })

  it('refuses a link that leads nowhere', async () => {
    const home = temporary()
    symlinkSync(path.join(home, 'gone'), path.join(home, 'link'))
    await expect(tried(path.join(home, 'link'))).rejects.toThrow(/danglingLink|EEXIST/)
  })
})

it('names the first folder that was missing', async () => {
  const home = temporary()
  expect(await makeFolder(path.join(home, 'a', 'b'))).toBe(path.join(home, 'a'))
  expect(await makeFolder(path.join(home, 'a', 'b'))).toBeNull()
})
