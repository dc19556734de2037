/**
 * Builds all programs into `out/` (`npm run build`. `--if-stale`: only if they are out of date). Runs on Node
 * 24. `ensureBuilt` below starts it there.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './install.mjs'
import { environment, node24, out, root, runMain, since, stamps, Stop, tell } from './house.mjs'
import { alone } from './lock.mjs'
import { fingerprint, isBuilt, stampFile } from './sources.mjs'

function filesUnder(folder, prefix = '') {
  return readdirSync(path.join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(prefix, entry.name)
    return entry.isDirectory() ? filesUnder(folder, name) : [name]
  })
}

/**
 * Moves a finished build into place, file by file, each in one step. A program that starts in the middle
 * finds either the old or the new file. Pages and doors come last, because they name the others. Then files
 * that are no longer built are removed.
 */
function publish(folder) {
  const isDoor = (name) => name.endsWith('.html') || /^[a-z]+\.js$/.test(name)
  const names = filesUnder(folder).sort((a, b) => Number(isDoor(a)) - Number(isDoor(b)))
  for (const name of names) {
    mkdirSync(path.dirname(path.join(out, name)), { recursive: true })
    renameSync(path.join(folder, name), path.join(out, name))
  }
  const kept = new Set([...names, path.basename(stampFile)])
  for (const name of filesUnder(out)) if (!kept.has(name)) rmSync(path.join(out, name))
}

async function build() {
  const { build: viteBuild } = await import('vite')
  const { targets } = await import('./targets.mjs')
  const madeOf = fingerprint()
  const folder = path.join(stamps, `build-${process.pid}`)
  try {
    for (const target of targets(folder)) await viteBuild(target)
    publish(folder)
    // npm links it as the command lino-sessions.
    chmodSync(path.join(out, 'cli.js'), 0o755)
    writeFileSync(stampFile, madeOf)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A mistake in a source is reported with its place in that source, and not with the bundler's own stack. */
async function buildHere() {
  try {
    await build()
  } catch (error) {
    throw new Stop(error.message)
  }
}

/**
 * Builds what is out of date, alone and on Node 24. Silent if there is nothing to do. Expects the packages to
 * be installed.
 */
export async function ensureBuilt() {
  if (isBuilt()) return
  await alone('build', () => {
    if (isBuilt()) return
    const startedAt = Date.now()
    tell('Building ...')
    const done = spawnSync(node24(), [fileURLToPath(import.meta.url), '--here'], {
      cwd: root,
      env: environment({ NODE_ENV: 'production' }),
      stdio: ['ignore', 2, 2],
    })
    if (done.status !== 0) throw new Stop('The build failed, see above.')
    tell(`Built in ${since(startedAt)}.`)
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runMain(async () => {
    if (process.argv[2] === '--here') return await buildHere()
    if (process.argv[2] !== '--if-stale') rmSync(stampFile, { force: true })
    await ensureInstalled()
    await ensureBuilt()
  })
}
