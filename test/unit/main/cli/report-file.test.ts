import { mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { reportFiles } from '../../../../main/cli/report-file.ts'

function folder(): string {
  const made = mkdtempSync(path.join(os.tmpdir(), 'lino-sessions-report-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

describe('reportFiles', () => {
  it('tries whether a file can be made, and leaves nothing behind', async () => {
    const home = folder()
    expect(await reportFiles.whyNot(path.join(home, 'a.csv'))).toBeNull()
    expect(readdirSync(home)).toEqual([])
  })

  it('says why not', async () => {
    const home = folder()
    mkdirSync(path.join(home, 'folder.csv'))
    writeFileSync(path.join(home, 'file'), '')
    expect(await reportFiles.whyNot(path.join(home, 'none', 'a.csv'))).toBe('there is no such folder')
    expect(await reportFiles.whyNot(path.join(home, 'file', 'a.csv'))).toBe('there is no such folder')
    expect(await reportFiles.whyNot(path.join(home, 'folder.csv'))).toBe('it is not a file')
    expect(await reportFiles.write(path.join(home, 'folder.csv'), 'x')).toBe('it is not a file')
    expect(readdirSync(home).sort()).toEqual(['file', 'folder.csv'])
  })

  it('writes the whole file for its owner only, over an older one', async () => {
    const home = folder()
    const file = path.join(home, 'a.json')
    writeFileSync(file, 'older, and longer than the new one', { mode: 0o644 })
    expect(await reportFiles.write(file, '{}\n')).toBeNull()
    expect(readFileSync(file, 'utf8')).toBe('{}\n')
    expect(readdirSync(home)).toEqual(['a.json'])
    // Windows knows no such modes.
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
  })
})
