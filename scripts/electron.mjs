/**
 * Electron's binary: whether it is here, and if not, whether it is available. No package carries it, so it is
 * a separate download.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { environment, node24, root, since, stamps, tell } from './house.mjs'
import { alone } from './lock.mjs'

const folder = path.join(root, 'node_modules', 'electron')
const failedStamp = path.join(stamps, 'electron-not-available')
/** After this time without a byte the download is given up. Milliseconds. */
const patienceMs = 6000

/** The path of the binary. Null: it is not here. */
export function electronBinary() {
  try {
    const binary = path.join(folder, 'dist', readFileSync(path.join(folder, 'path.txt'), 'utf8'))
    return existsSync(binary) ? binary : null
  } catch {
    return null
  }
}

function wantedVersion() {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version
}

/** Whether this version was tried before, in vain. */
function failedBefore() {
  try {
    return readFileSync(failedStamp, 'utf8') === wantedVersion()
  } catch {
    return false
  }
}

/** Fetches the archive into Electron's own cache, with progress. Runs on Node 24, in a separate process. */
async function download() {
  const ofElectron = createRequire(path.join(folder, 'package.json'))
  const { downloadArtifact } = await import(pathToFileURL(ofElectron.resolve('@electron/get')).href)
  const giveUp = new AbortController()
  let patience = setTimeout(() => giveUp.abort(), patienceMs)
  let told = 0
  const getProgressCallback = async ({ percent }) => {
    clearTimeout(patience)
    patience = setTimeout(() => giveUp.abort(), patienceMs)
    const tenth = Math.floor(percent * 10)
    if (tenth > told) tell(`  ${tenth * 10} %`)
    told = Math.max(told, tenth)
  }
  try {
    await downloadArtifact({
      version: wantedVersion(),
      artifactName: 'electron',
      checksums: ofElectron('./checksums.json'),
      platform: process.platform,
      arch: process.arch,
      downloadOptions: { quiet: true, signal: giveUp.signal, getProgressCallback },
    })
  } finally {
    clearTimeout(patience)
  }
}

/** Downloads and unpacks. Returns whether there is a binary now. */
function fetchElectron() {
  const startedAt = Date.now()
  tell('Electron is not here yet. Downloading it (about 110 MB, once) ...')
  const run = (script, args) =>
    spawnSync(node24(), [script, ...args], { cwd: root, env: environment(), stdio: ['ignore', 2, 'ignore'] })
      .status === 0
  // The second step finds the archive in the cache.
  const done = run(fileURLToPath(import.meta.url), ['--download']) && run(path.join(folder, 'install.js'), [])
  if (done && electronBinary()) tell(`Electron is here, after ${since(startedAt)}.`)
  return electronBinary()
}

/**
 * The binary, downloaded if necessary. Null if it is not available. A failure is remembered until `retry`, so
 * that a machine that cannot download it does not wait at each start.
 */
export async function ensureElectron({ retry = false } = {}) {
  if (electronBinary()) return electronBinary()
  if (retry) rmSync(failedStamp, { force: true })
  if (failedBefore()) return null
  return alone('Electron download', () => {
    const binary = electronBinary() ?? fetchElectron()
    if (!binary) {
      mkdirSync(stamps, { recursive: true })
      writeFileSync(failedStamp, wantedVersion())
    }
    return binary
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv[2] === '--download') {
  try {
    await download()
    process.exit(0)
  } catch {
    process.exit(1)
  }
}
