import { execFileSync } from 'node:child_process'
import {
  chmodSync,
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
import { reportFiles, reportsBesideOwnFiles } from '../../../../main/cli/report-file.ts'

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
    writeFileSync(file, 'older, and longer than the new one', { mode: 0o600 })
    expect(await reportFiles.write(file, '{}\n')).toBeNull()
    expect(readFileSync(file, 'utf8')).toBe('{}\n')
    expect(readdirSync(home)).toEqual(['a.json'])
    // Windows knows no such modes.
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it.skipIf(process.platform === 'win32')('leaves an older file its rights, also behind a link', async () => {
    const home = folder()
    const [file, link, fresh] = ['a.json', 'link.json', 'new.json'].map((name) => path.join(home, name))
    if (!file || !link || !fresh) throw new Error('no names')
    writeFileSync(file, 'older')
    symlinkSync(file, link)
    for (const mode of [0o644, 0o640, 0o600]) {
      chmodSync(file, mode)
      expect(await reportFiles.write(link, '{}\n')).toBeNull()
      expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777]).toEqual(['{}\n', mode])
    }
    expect(await reportFiles.write(fresh, '{}\n')).toBeNull()
    expect(statSync(fresh).mode & 0o777).toBe(0o600)
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

  it('never replaces a file of the console, also behind links', async () => {
    const [home, data] = [folder(), folder()]
    const settings = path.join(data, 'settings.json')
    writeFileSync(settings, 'ours')
    symlinkSync(settings, path.join(home, 'link.json'))
    symlinkSync(data, path.join(home, 'inside'))
    mkdirSync(path.join(data, 'journals'))
    const reports = reportsBesideOwnFiles(() => path.join(home, 'inside'))
    for (const file of [
      settings,
      path.join(data, 'EXEMPTIONS.json'),
      path.join(data, 'own-sessions.2.json'),
      path.join(data, 'journals', 'a.json'),
      path.join(home, 'link.json'),
      path.join(home, 'inside', 'settings.json'),
    ]) {
      expect(await reports.whyNot(file)).toBe('it is a file of the console')
      expect(await reports.write(file, 'x')).toBe('it is a file of the console')
    }
    expect(readFileSync(settings, 'utf8')).toBe('ours')
    for (const file of [
      path.join(home, 'a.csv'),
      path.join(data, 'report.csv'),
      path.join(home, 'settings.json'),
    ])
      expect(await reports.whyNot(file)).toBeNull()
  })
})
