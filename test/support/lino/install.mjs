/**
 * Installs pinned, unmodified Linos from PyPI, each into its own environment in a cache outside the working
 * tree. Plain JavaScript, because scripts/lino-install.mjs runs it on Node 20 before anything is installed.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { findPython, pythonEnv, run, withLock } from './python.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))
const table = JSON.parse(readFileSync(path.join(here, 'pins.json'), 'utf8'))

/** The versions that `npm test` needs. */
export const mandatoryVersions = ['26.10', '25.5', '21.4']

/** Every version that can be installed here, oldest first. */
const linoVersions = Object.keys(table)

/** Where environments and prepared sites are kept. */
export function linoCache() {
  const chosen = process.env.LINO_SESSION_CONSOLE_CACHE
  const base = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache')
  return path.join(chosen || path.join(base, 'lino-session-console'), 'lino')
}

const hash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 10)

/**
 * pip's words for "no connection". A refusal by the index, a missing package or a bad certificate are not
 * among them, because those are failures.
 */
const unreachable =
  /NewConnectionError|Connect\w*Timeout|ReadTimeoutError|NameResolutionError|ProxyError|RemoteDisconnected|ConnectionResetError|ConnectionFailedError|SSLEOFError|timed out/

/** Why PyPI cannot be reached. Null: it can, or it fails in another way. */
async function pypiProblem(pip, dir, requirement) {
  const probe = path.join(dir, 'probe')
  const args = ['download', '-q', '--no-deps', '--retries', '1', '--timeout', '20', '-d', probe, requirement]
  const { code, said } = await run(pip, args, { env: pythonEnv({ PIP_USER: '0' }) })
  rmSync(probe, { recursive: true, force: true })
  const kind = unreachable.exec(said)
  return code !== 0 && kind ? `PyPI cannot be reached (pip: ${kind[0]})` : null
}

async function pipInstall(pip, args, onLine) {
  const words = ['install', '--no-input', '--disable-pip-version-check', ...args]
  const { code, said } = await run(pip, words, { env: pythonEnv({ PIP_USER: '0' }), onLine })
  return code === 0 ? null : said.trim().split('\n').slice(-15).join('\n')
}

/** One grey pixel. */
const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='

/**
 * lino-book's demo fixtures load each picture of two folders that only its sources have. One picture for each
 * folder is enough.
 */
async function addPictures(python, folders) {
  const { code, said } = await run(python, ['-c', 'import sysconfig; print(sysconfig.get_path("purelib"))'])
  if (code !== 0) throw new Error(`Python does not say where its packages are: ${said}`)
  for (const name of folders) {
    const folder = path.join(said.trim(), 'demo_data', name)
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, 'one.png'), Buffer.from(picture, 'base64'))
  }
}

async function install(version, pins, python, dir, say) {
  const started = Date.now()
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  say(`Lino ${version}: making an environment with Python ${python.version} in ${dir}`)
  const made = await run(python.program, ['-m', 'venv', dir])
  if (made.code !== 0) throw new Error(`Lino ${version}: no Python environment could be made: ${made.said}`)
  const pip = path.join(dir, 'bin', 'pip')
  const problem = await pypiProblem(pip, dir, pins.install[0])
  if (problem) return problem

  const size = pins.size ?? '20 to 60 s, 400 MB'
  say(`Lino ${version}: installing ${pins.install.slice(0, 2).join(', ')}, .. (${size})`)
  let last = ''
  const ticking = setInterval(() => say(`Lino ${version}: ${seconds()}, ${last.slice(0, 70)}`), 10_000)
  const onLine = (line) => (last = line)
  try {
    const exact =
      pins.exact && Number(python.version.split('.')[1]) >= 11
        ? ['-c', path.join(here, 'pins', pins.exact)]
        : []
    let failure = await pipInstall(pip, [...pins.install, ...exact], onLine)
    if (!failure && pins.withoutDependencies) {
      failure = await pipInstall(pip, ['--no-deps', ...pins.withoutDependencies], onLine)
    }
    if (failure) {
      const lost = await pypiProblem(pip, dir, pins.install[0])
      if (lost) return lost
      throw new Error(`Lino ${version} could not be installed:\n${failure}`)
    }
    if (pins.pictures) await addPictures(path.join(dir, 'bin', 'python'), pins.pictures)
  } finally {
    clearInterval(ticking)
  }
  say(`Lino ${version}: installed in ${seconds()}`)
  return null
}

async function ensure(version, say) {
  const pins = table[version]
  if (!pins) throw new Error(`Lino ${version} is not among the pinned versions: ${linoVersions.join(', ')}.`)
  const python = await findPython(pins.python)
  if (!python) {
    const range = pins.python.join(' to ')
    throw new Error(`Lino ${version} needs Python ${range} with venv (Debian: apt-get install python3-venv).`)
  }
  const exact = pins.exact ? readFileSync(path.join(here, 'pins', pins.exact), 'utf8') : ''
  const dir = path.join(linoCache(), `${version}-${hash(JSON.stringify(pins) + exact + python.version)}`)
  const program = path.join(dir, 'bin', 'python')
  // Written last, so an environment without it is incomplete. The program is a link that may have lost its
  // Python.
  const marker = path.join(dir, 'installed')
  const ready = () => existsSync(marker) && existsSync(program)
  if (ready()) return { python: program }
  return withLock(python.program, `${dir}.lock`, async () => {
    if (ready()) return { python: program } // another process was quicker
    const unavailable = await install(version, pins, python, dir, say)
    if (unavailable) {
      rmSync(dir, { recursive: true, force: true })
      return { unavailable }
    }
    writeFileSync(marker, `${new Date().toISOString()}\n`)
    return { python: program }
  })
}

const asked = new Map()

/**
 * The Python of an environment that holds this Lino, which is installed first if it is missing (progress by
 * `say`, on stderr by default). Returns `unavailable` only if PyPI cannot be reached. Throws any other
 * failure.
 */
export function ensureLino(version, say = (line) => process.stderr.write(`${line}\n`)) {
  if (!asked.has(version)) asked.set(version, ensure(version, say))
  return asked.get(version)
}
