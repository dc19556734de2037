import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { installEnvironment, missing, removeFetchedKeytar } from '../../../scripts/install.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'install-'))
  mkdirSync(path.join(folder, 'node_modules'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, packages: object): void =>
  writeFileSync(path.join(folder, name), JSON.stringify({ packages }))
const lock = (packages: object): void => write('package-lock.json', { '': { version: '0.1.0' }, ...packages })
const installed = (packages: object): void => write('node_modules/.package-lock.json', packages)

it('is satisfied with exactly what the lockfile says', () => {
  lock({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/a/node_modules/b': { version: '2.0.0' } })
  installed({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/a/node_modules/b': { version: '2.0.0' } })
  expect(missing(folder)).toBeNull()
})

it('does not mind packages for other platforms', () => {
  lock({ 'node_modules/other-platform': { version: '1.0.0', optional: true } })
  installed({})
  expect(missing(folder)).toBeNull()
})

it.each([
  ['another version', { 'node_modules/@x/a': { version: '1.0.1' } }, '@x/a is not as wanted'],
  ['a package too few', {}, '@x/a is not as wanted'],
])('sees %s', (_what, packages, reason) => {
  lock({ 'node_modules/@x/a': { version: '1.0.0' } })
  installed(packages)
  expect(missing(folder)).toBe(reason)
})

it('sees an install that broke off: npm writes its note last', () => {
  lock({})
  expect(missing(folder)).toBe('nothing is installed yet')
})

it('says in words when the lockfile is gone', () => {
  expect(() => missing(folder)).toThrow(/package-lock.json cannot be read/)
})

it('npm compiles keytar, and fetches no binary of it', () => {
  // prebuild-install gives up at once, and `|| node-gyp rebuild` comes next. Source: its rc.js and bin.js.
  expect(installEnvironment()).toMatchObject({ npm_config_build_from_source: 'keytar' })
})

it.each([
  ['fetched as a binary', false],
  ['compiled here', true],
])('a keytar that was %s stays: %s', (_what, compiled) => {
  const build = path.join(folder, 'node_modules', 'keytar', 'build')
  mkdirSync(path.join(build, 'Release'), { recursive: true })
  writeFileSync(path.join(build, 'Release', 'keytar.node'), '')
  if (compiled) writeFileSync(path.join(build, 'config.gypi'), '')
  expect(removeFetchedKeytar(folder)).toBe(!compiled)
  expect(existsSync(path.join(build, 'Release', 'keytar.node'))).toBe(compiled)
})

it('a missing keytar is none to remove', () => {
  expect(removeFetchedKeytar(folder)).toBe(false)
})
