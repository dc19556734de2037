/**
 * Debian packages that the tests need, each with its reason. Installed if we are root, otherwise asked for.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { since, Stop, tell } from './house.mjs'

/** `suites`: those that cannot run without it. `instead`: any of these files is enough. */
const packages = [
  {
    name: 'chromium',
    why: 'the browser that the window is tested in',
    suites: ['e2e', 'integration'],
    instead: ['/usr/bin/chromium'],
  },
  {
    name: 'fonts-dejavu-core',
    why: 'letters for that browser: without any font its text has no width',
    suites: ['e2e'],
    instead: ['/usr/share/fonts/truetype/dejavu', '/usr/share/fonts/dejavu'],
  },
  {
    name: 'xvfb',
    why: 'a display for the test that opens the console in a window of its own',
    suites: ['integration'],
    instead: ['/usr/bin/Xvfb'],
  },
  {
    name: 'python3-venv',
    why: 'real Lino sites to test against are installed into a Python environment',
    suites: ['lino', 'e2e'],
    instead: [],
  },
  {
    name: 'openssl',
    why: 'certificates for the tests of how they are verified',
    suites: ['unit'],
    instead: ['/usr/bin/openssl'],
  },
  ...['dbus', 'gnome-keyring', 'libsecret-tools'].map((name) => ({
    name,
    why: 'a keyring of its own, to test keeping passwords in one',
    suites: ['integration'],
    instead: [],
  })),
  ...['libsecret-1-dev', 'pkg-config', 'make', 'g++', 'python3'].map((name) => ({
    name,
    why: 'keytar, the way to that keyring, is compiled with it',
    suites: ['integration'],
    instead: [],
  })),
]

function installed({ name, instead }) {
  if (instead.some((file) => existsSync(file))) return true
  const asked = spawnSync('dpkg-query', ['-W', '-f=${db:Status-Status}', name], { encoding: 'utf8' })
  return asked.status === 0 && asked.stdout === 'installed'
}

/** Packages that are missing for these suites. */
function missingFor(suites) {
  return packages.filter((each) => each.suites.some((suite) => suites.includes(suite)) && !installed(each))
}

function aptGet(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const done = spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 2], env })
  if (done.error || done.status !== 0) {
    throw new Stop(
      `apt-get ${args.join(' ')} failed, see above. Install those packages by hand and try again.`,
    )
  }
}

/**
 * Installs what is missing for these suites, and returns whether anything was missing. If we are not root, it
 * says how to install, and stops.
 */
export function ensureDebianPackages(suites) {
  if (process.platform !== 'linux') return false
  if (!existsSync('/usr/bin/dpkg-query')) {
    tell(`Not Debian: the tests need what Debian calls ${packages.map(({ name }) => name).join(', ')}.`)
    return false
  }
  const missing = missingFor(suites)
  if (missing.length === 0) return false
  const names = missing.map(({ name }) => name)
  tell('Missing for the tests:')
  for (const { name, why } of missing) tell(`  ${name}: ${why}`)
  const args = ['install', '-y', '--no-install-recommends', ...names]
  if (process.getuid() !== 0) {
    throw new Stop(`Install them and try again:\n  sudo apt-get update && sudo apt-get ${args.join(' ')}`)
  }
  const startedAt = Date.now()
  tell(`Installing ${names.join(', ')} with apt-get ...`)
  aptGet(['update', '-q'])
  aptGet(args)
  tell(`Installed in ${since(startedAt)}.`)
  return true
}
