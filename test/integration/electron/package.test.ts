import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { builtFolder } from '../../support/built.ts'

const root = path.join(import.meta.dirname, '..', '..', '..')
const work = mkdtempSync(path.join(os.tmpdir(), 'package-'))
const packed = path.join(work, 'packed', 'linux-unpacked')
afterAll(() => rmSync(work, { recursive: true, force: true }))

/** The bytes before the fuses in Electron's binary. Source: @electron/fuses. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** As many fuses as Electron 45 has, all on. */
const fusesOfStub = '1'.repeat(9)

/**
 * A folder that passes for an unpacked Electron, because its binary is a download that is not available
 * everywhere.
 */
function stubElectron(): string {
  const folder = path.join(work, 'electron')
  mkdirSync(path.join(folder, 'resources'), { recursive: true })
  mkdirSync(path.join(folder, 'locales'))
  const wire = Buffer.concat([
    Buffer.from(`#!/bin/sh\n# ${sentinel}`),
    Buffer.from([1, fusesOfStub.length]),
    Buffer.from(fusesOfStub),
  ])
  writeFileSync(path.join(folder, 'electron'), wire, { mode: 0o755 })
  const names = [
    'LICENSE',
    'LICENSES.chromium.html',
    'resources.pak',
    'version',
    path.join('locales', 'en-US.pak'),
  ]
  for (const name of names) writeFileSync(path.join(folder, name), '')
  return folder
}

beforeAll(() => {
  builtFolder()
  const builder = path.join(root, 'node_modules', 'electron-builder', 'cli.js')
  const folders = [`-c.electronDist=${stubElectron()}`, `-c.directories.output=${path.join(work, 'packed')}`]
  const done = spawnSync(process.execPath, [builder, '--linux', 'dir', '--publish', 'never', ...folders], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(done.status, done.stdout + done.stderr).toBe(0)
}, 120_000)

it('holds only the built app: no sources, no other host, and of node_modules only keytar’s native part', () => {
  const asar = path.join(root, 'node_modules', '@electron', 'asar', 'bin', 'asar.js')
  const archive = path.join(packed, 'resources', 'app.asar')
  const listed = execFileSync(process.execPath, [asar, 'list', archive], { encoding: 'utf8' })
  const names = listed
    .trim()
    .split('\n')
    .map((name) => name.slice(1))
  const folders = ['out', 'out/renderer', 'out/renderer/assets']
  const ours = names.filter((name) => !name.startsWith('node_modules'))
  const files = ours.filter((name) => !folders.includes(name) && !name.startsWith('out/renderer/assets/'))
  const modules = names.filter((name) => /^node_modules.*\.\w+$/.test(name))
  // keytar is optional. If it could not be built, there is none to pack.
  const native = existsSync(path.join(root, 'node_modules/keytar/build/Release/keytar.node'))
  const keytar = ['build/Release/keytar.node', 'lib/keytar.js', 'package.json'].map(
    (name) => `node_modules/keytar/${name}`,
  )
  if (native) expect(modules.sort()).toEqual(keytar)
  expect(files.sort()).toEqual([
    'out/electron.js',
    'out/keychain-worker.js',
    'out/preload.cjs',
    'out/renderer/index.html',
    'package.json',
  ])
  expect(names.some((name) => /^out\/renderer\/assets\/index-[^/]+\.js$/.test(name))).toBe(true)
})

it('has the fuses blown for what it never needs', () => {
  const binary = readFileSync(path.join(packed, 'lino-session-console'))
  const wire = binary.subarray(binary.indexOf(sentinel) + sentinel.length + 2).toString()
  // In the order of @electron/fuses: runAsNode, cookie encryption, NODE_OPTIONS, --inspect, asar integrity,
  // only app.asar, own V8 snapshot (left alone), extra powers of file:.
  expect(wire.slice(0, 6)).toBe('010011')
  expect(wire[7]).toBe('0')
})
