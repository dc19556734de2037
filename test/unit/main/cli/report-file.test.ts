import { execFileSync } from 'node:child_process'
import {
  lstatSync,
  mkdtempSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
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

  it('writes behind a link, which stays, and refuses one that leads nowhere and what is no file', async () => {
    const home = folder()
    const [real, link] = [path.join(home, 'real.csv'), path.join(home, 'link.csv')]
    writeFileSync(real, 'older')
    symlinkSync(real, link)
    expect(await reportFiles.whyNot(link)).toBeNull()
    expect(await reportFiles.write(link, 'new')).toBeNull()
    expect(readFileSync(real, 'utf8')).toBe('new')
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    symlinkSync('nowhere', path.join(home, 'dangling.csv'))
    symlinkSync('circle.csv', path.join(home, 'circle.csv'))
    symlinkSync('/dev/full', path.join(home, 'device.csv'))
    execFileSync('mkfifo', [path.join(home, 'pipe.csv')])
    for (const [name, why] of [
      ['dangling', 'which is not there'],
      ['circle', 'in a circle'],
      ['device', 'not a file'],
      ['pipe', 'not a file'],
    ]) {
      expect(await reportFiles.whyNot(path.join(home, `${name ?? ''}.csv`))).toContain(why)
      expect(await reportFiles.write(path.join(home, `${name ?? ''}.csv`), 'x')).toContain(why)
    }
    expect(readdirSync(home)).toHaveLength(6)
  })
})
