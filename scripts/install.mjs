/** The npm packages: installs those of package-lock.json with `npm ci` if they are not there. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { environment, node24, root, runMain, since, Stop, tell } from './house.mjs'
import { alone } from './lock.mjs'

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return null
  }
}

/**
 * Why an install is needed, or null. As its last step npm notes what it has installed, in a hidden lockfile.
 * Compared by content, so that a package added by hand, a `git pull` and a broken install are all noticed.
 */
export function missing(folder = root) {
  const wanted = packagesOf(path.join(folder, 'package-lock.json'))
  if (!wanted) throw new Stop('package-lock.json cannot be read. Take a fresh clone, or restore that file.')
  const there = packagesOf(path.join(folder, 'node_modules', '.package-lock.json'))
  if (!there) return 'nothing is installed yet'
  for (const [name, entry] of Object.entries(wanted)) {
    // The optional packages are for other platforms than this one, or could not be built here.
    if (name === '' || entry.optional || entry.devOptional) continue
    if (there[name]?.version !== entry.version)
      return `${name.replace(/^.*node_modules\//, '')} is not as wanted`
  }
  return null
}

/**
 * The headers of this Node, if they were installed with it. keytar is then compiled without a download. Its
 * interface (N-API) is the same for every Node and Electron.
 */
function withNodeHeaders() {
  const prefix = path.dirname(path.dirname(process.execPath))
  const there = existsSync(path.join(prefix, 'include', 'node', 'node_api.h'))
  return there ? { npm_config_nodedir: process.env.npm_config_nodedir ?? prefix } : {}
}

/**
 * For `npm ci`. keytar's install script would fetch a binary from elsewhere that no hash of the lockfile
 * covers. This setting makes it compile instead. If it cannot compile, npm leaves keytar out. Secrets are
 * then kept in memory, and the console says so.
 */
export function installEnvironment() {
  return { ...environment(), ...withNodeHeaders(), npm_config_build_from_source: 'keytar' }
}

/**
 * Removes a keytar that an `npm ci` of somebody else fetched as a binary. Returns whether there was one. A
 * compiled keytar has its configuration next to it.
 */
export function removeFetchedKeytar(folder = root) {
  const build = path.join(folder, 'node_modules', 'keytar', 'build')
  const fetched =
    existsSync(path.join(build, 'Release', 'keytar.node')) && !existsSync(path.join(build, 'config.gypi'))
  if (fetched) rmSync(build, { recursive: true })
  return fetched
}

function npmCi() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  // npm's own words go to stderr, because stdout belongs to the program that starts afterwards.
  const options = {
    cwd: root,
    env: installEnvironment(),
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  }
  const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], options)
  if (done.error) throw new Stop(`npm could not be started (${done.error.code}). Is it installed?`)
  if (done.status !== 0) {
    throw new Stop('npm ci failed, see above. Is the package registry reachable? Then try again.')
  }
}

/**
 * Whether the one package that may have to be compiled is there. It is optional: if compiling fails, npm
 * leaves it out.
 */
export function keytarIsThere() {
  return existsSync(path.join(root, 'node_modules', 'keytar', 'build', 'Release', 'keytar.node'))
}

/**
 * Installs the npm packages if they are missing or not those of package-lock.json. With `keytar`, also if
 * that one is missing. Silent if there is nothing to do.
 */
export async function ensureInstalled({ keytar = false } = {}) {
  const why = () =>
    missing() ??
    (node24() ? null : 'its Node 24 is missing') ??
    (keytar && !keytarIsThere() ? 'keytar is missing' : null)
  if (removeFetchedKeytar()) {
    tell('Removed a keytar that was not compiled here. To have it compiled: node scripts/install.mjs')
  }
  if (!why()) return
  await alone('install', () => {
    const reason = why()
    if (!reason) return
    const startedAt = Date.now()
    tell(`Installing the npm packages (${reason}) ...`)
    npmCi()
    if (!existsSync(path.join(root, 'node_modules', '.package-lock.json')) || !node24()) {
      throw new Stop(
        'The packages are installed, but Node 24 among them is not: its install script did not run. ' +
          'Allow install scripts for the package "node" (npm config get ignore-scripts), or install Node 24, and try again.',
      )
    }
    tell(`Installed the npm packages in ${since(startedAt)}.`)
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runMain(() => ensureInstalled({ keytar: true }))
