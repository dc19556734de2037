/**
 * Python for the fixture: finding one, running it, and a lock that dies with its holder. Plain JavaScript,
 * because scripts/lino-install.mjs runs it on Node 20 before anything is installed.
 */
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'

/** Variables that would lead Python or pip out of the environment in the making. */
const misleading = [
  'PYTHONPATH',
  'PYTHONHOME',
  'PIP_USER',
  'PIP_TARGET',
  'PIP_REQUIRE_VIRTUALENV',
  'LINO_CACHE_ROOT',
]

/** This process's environment without what would mislead Python, and with `more`. */
export function pythonEnv(more = {}) {
  const env = { ...process.env, ...more }
  for (const name of misleading) if (!(name in more)) delete env[name]
  return env
}

/**
 * Runs a program to its end. Resolves to its exit code and its output on both streams, and to -1 if it cannot
 * start at all. `onLine` gets each line as it comes.
 */
export function run(program, args, { env = pythonEnv(), cwd, onLine } = {}) {
  return new Promise((resolve) => {
    let said = ''
    const child = spawn(program, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    const hear = (chunk) => {
      said += chunk
      if (onLine) for (const line of chunk.split('\n')) if (line.trim()) onLine(line.trim())
    }
    for (const out of [child.stdout, child.stderr]) out.setEncoding('utf8').on('data', hear)
    child.on('error', (error) => resolve({ code: -1, said: error.message }))
    child.on('close', (code) => resolve({ code: code ?? -1, said }))
  })
}

const asNumber = (version) => Number(version.split('.')[0]) * 1000 + Number(version.split('.')[1])

// venv without ensurepip (a Debian without python3-venv) makes environments that have no pip.
const question = 'import sys, venv, ensurepip; print(sys.executable); print("%d.%d" % sys.version_info[:2])'

let known
async function pythons() {
  const names = [
    'python3.11',
    'python3',
    '/usr/bin/python3',
    'python3.12',
    'python3.10',
    'python3.13',
    'python3.9',
  ]
  const answers = await Promise.all(names.map((name) => run(name, ['-c', question])))
  const found = answers.filter(({ code }) => code === 0).map(({ said }) => said.trim().split('\n'))
  return found.map(([program, version]) => ({ program, version }))
}

/**
 * The first Python of this machine, from version `from` to version `to`, that can make environments. Null:
 * none.
 */
export async function findPython([from, to]) {
  known ??= pythons()
  const fits = ({ version }) => asNumber(version) >= asNumber(from) && asNumber(version) <= asNumber(to)
  return (await known).find(fits) ?? null
}

const holdLock = `
import fcntl, sys
lock = open(sys.argv[1], 'a')
fcntl.flock(lock, fcntl.LOCK_EX)
print('held', flush=True)
sys.stdin.read()
`

/**
 * Runs `work` while no other process holds the same lock file, and waits without a limit. A Python process
 * holds the lock, and ends with this one, so a killed run leaves no lock behind.
 */
export async function withLock(python, file, work) {
  mkdirSync(path.dirname(file), { recursive: true })
  const holder = spawn(python, ['-c', holdLock, file], {
    env: pythonEnv(),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => holder.on('close', resolve))
  await new Promise((resolve, reject) => {
    holder.stdout.once('data', resolve)
    holder.on('error', reject)
    holder.on('close', (code) =>
      reject(new Error(`The lock ${file} cannot be taken (Python ended with ${code}).`)),
    )
  })
  try {
    return await work()
  } finally {
    holder.stdin.end()
    await ended
  }
}
