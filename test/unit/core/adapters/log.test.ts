import { execFileSync } from 'node:child_process'
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLog } from '../../../../core/adapters/log.ts'
import { redact } from '../../../../core/adapters/redaction.ts'

let folder: string
const text = (name = 'console.log'): string => readFileSync(path.join(folder, name), 'utf8')

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const key = 'abc123' + 'd4'.repeat(13)

describe('the log', () => {
  it('writes one line with time, level, message and facts by name', () => {
    createLog(folder).write('warning', 'A site does not answer', { site: 'Demo', tries: 2, again: true })
    expect(text()).toMatch(
      /^\d{4}-\d\d-\d\dT[\d:.]+Z warning A site does not answer site="Demo" tries=2 again=true\n$/,
    )
  })

  it('cannot be made to hold a forged line', () => {
    createLog(folder).write('info', 'One\ntwo', { siteText: 'x\n2026-01-01T00:00:00Z error forged' })
    expect(text().trimEnd().split('\n')).toHaveLength(1)
  })

  it('cuts session keys and takes out hidden secrets', () => {
    const log = createLog(folder)
    log.hide('pa"ss word/ü')
    log.write('error', `Cookie sessionid=${key}`, {
      url: `/x?p=${encodeURIComponent('pa"ss word/ü')}`,
      p: 'pa"ss word/ü',
    })
    expect(text()).toContain('sessionid=abc123...')
    expect(text()).toContain('p="[hidden]"')
    expect(text()).toContain('/x?p=[hidden]')
    expect(text()).not.toContain(key.slice(6))
  })

  it('begins a new file at its largest size and keeps one old one', () => {
    const log = createLog(folder, { maxBytes: 200 })
    for (const count of Array.from({ length: 20 }).keys()) log.write('info', 'A line', { count })
    expect(readdirSync(folder).sort()).toEqual(['console.1.log', 'console.log'])
    expect(statSync(path.join(folder, 'console.log')).size).toBeLessThanOrEqual(200)
    expect(text()).toContain('count=19')
    expect(text('console.1.log')).not.toContain('count=19')
  })

  it('is readable by its owner only', () => {
    createLog(folder).write('info', 'A line')
    expect(statSync(path.join(folder, 'console.log')).mode & 0o777).toBe(0o600)
  })

  it('continues behind a link, which stays, and begins a new file there', () => {
    const real = path.join(folder, 'elsewhere')
    mkdirSync(real)
    writeFileSync(path.join(real, 'mine.log'), '')
    symlinkSync('elsewhere/mine.log', path.join(folder, 'console.log'))
    const log = createLog(folder, { maxBytes: 200 })
    for (const count of Array.from({ length: 20 }).keys()) log.write('info', 'A line', { count })
    expect(lstatSync(path.join(folder, 'console.log')).isSymbolicLink()).toBe(true)
    expect(readdirSync(real).sort()).toEqual(['console.1.log', 'mine.log'])
    expect(text()).toContain('count=19')
  })

  it('waits for no pipe, and writes to no device', () => {
    execFileSync('mkfifo', [path.join(folder, 'console.log')])
    createLog(folder).write('info', 'A line')
    rmSync(path.join(folder, 'console.log'))
    symlinkSync('/dev/full', path.join(folder, 'console.log'))
    createLog(folder).write('info', 'A line')
    expect(readdirSync(folder)).toEqual(['console.log'])
  })

  it('loses only its lines if it cannot write', () => {
    writeFileSync(path.join(folder, 'blocked'), '')
    expect(() => createLog(path.join(folder, 'blocked', 'x')).write('info', 'A line')).not.toThrow()
  })
})

describe('redaction', () => {
  it.each([
    [`key ${key}.`, 'key abc123....'],
    [`"${key}" and ${key}`, '"abc123..." and abc123...'],
    // Not keys: longer, shorter, upper case.
    ['f'.repeat(64), 'f'.repeat(64)],
    ['f'.repeat(31), 'f'.repeat(31)],
    ['F'.repeat(32), 'F'.repeat(32)],
  ])('%s', (line, safe) => {
    expect(redact(line)).toBe(safe)
  })

  it('takes the longer of two secrets first', () => {
    expect(redact('secretive', ['secret', 'secretive'])).toBe('[hidden]')
  })
})

describe('a line of level debug', () => {
  it('is kept only on request', () => {
    createLog(folder).write('debug', 'Request')
    expect(readdirSync(folder)).toEqual([])
    createLog(folder, { debug: true }).write('debug', 'Request', { ms: 3 })
    expect(text()).toMatch(/ debug Request ms=3\n$/)
  })
})
