import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { behindLinks, placeToWrite, readOwnFile, readOwnText } from '../../../../core/adapters/own-file.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'own-file-'))
  file = path.join(folder, 'settings.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('a file of ours', () => {
  it('is read up to the size allowed, and not a byte further', async () => {
    await writeFile(file, 'a'.repeat(5000))
    expect(await readOwnFile(file, 5000)).toHaveLength(5000)
    await expect(readOwnFile(file, 4999)).rejects.toMatchObject({ code: 'tooLarge' })
  })

  it.runIf(process.platform === 'linux')('is not read without end where its size tells nothing', async () => {
    // A regular file of size 0, and of some thousand characters.
    const endless = '/proc/self/smaps'
    expect((await readFile(endless)).length).toBeGreaterThan(5000)
    await expect(readOwnFile(endless, 5000)).rejects.toMatchObject({ code: 'tooLarge' })
  })

  it('is read whole if its size says nothing', async () => {
    if (process.platform === 'linux')
      expect(await readOwnText('/proc/self/cmdline')).toBe(await readFile('/proc/self/cmdline', 'utf8'))
  })

  it('is read without the byte order mark at its beginning, and with any other', async () => {
    await writeFile(file, '\ufeffa\ufeffb')
    expect(await readOwnText(file)).toBe('a\ufeffb')
  })

  it('is refused if another user’s file is in its place, because a new one would take it from that user', async () => {
    await writeFile(file, '')
    expect(await placeToWrite(file)).toMatchObject({ place: file })
    const own = process.geteuid?.() ?? 0
    const asAnother = vi.spyOn(process, 'geteuid').mockReturnValue(own + 1)
    onTestFinished(() => asAnother.mockRestore())
    await expect(placeToWrite(file)).rejects.toMatchObject({ code: 'EPERM' })
  })

  it('that does not exist yet is written at a link’s target, unless the link leads nowhere', async () => {
    expect(await placeToWrite(file)).toEqual({ place: file, there: null })
    const link = path.join(folder, 'link.json')
    await symlink('settings.json', link)
    await expect(placeToWrite(link)).rejects.toMatchObject({ code: 'danglingLink' })
    await writeFile(file, '')
    expect(await behindLinks(link)).toBe(file)
  })

  it('is found behind forty links, as the system has it, and no more', async () => {
    await writeFile(file, 'found')
    let last = file
    const links: string[] = []
    for (let count = 1; count <= 41; count += 1) {
      const link = path.join(folder, String(count))
      await symlink(last, link)
      links.push(link)
      last = link
    }
    expect(await behindLinks(links[39] ?? '')).toBe(file)
    await expect(behindLinks(links[40] ?? '')).rejects.toMatchObject({ code: 'ELOOP' })
    await expect(readFile(links[40] ?? '')).rejects.toMatchObject({ code: 'ELOOP' })
  })
})
