import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { builtFolder } from '../../support/built.ts'
import { temporaryHome } from './cli-process.ts'
import { demoSite, keysOf } from './demo-site.ts'

// What becomes of a result that cannot be written: to a full device, beyond a file's limit, to a full disk,
// to nobody.

beforeAll(() => void builtFolder(), 120_000)

interface Ended {
  readonly code: number | null
  readonly stderr: string
}

/**
 * Runs the program by a shell, which redirects: `"$@" > /dev/full`. Other streams than the redirected ones
 * are as usual.
 */
function redirected(args: readonly string[], redirection: string, home = temporaryHome()): Promise<Ended> {
  const program = [process.execPath, path.join(builtFolder(), 'cli.js'), ...args]
  const child = spawn('sh', ['-c', redirection, 'sh', ...program], {
    cwd: home,
    env: {
      PATH: process.env['PATH'],
      LINO_SESSIONS_HOME: home,
      LINO_SESSIONS_PASSWORD: '1234',
      LINO_SESSIONS_NO_KEYCHAIN: '1',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stderr })))
}

const full = '"$@" > /dev/full'
const lost = 'lino-sessions: The result could not be written (there is no space left).'

describe.skipIf(!existsSync('/dev/full'))('a full device as stdout', () => {
  it.each([
    [['--help']],
    [['--version']],
    [['kill', '--help']],
    [['audit']],
    [['audit', '--json']],
    [['sites', 'list']],
    [['sites', 'add', 'one', 'https://lino.example.com', '--user', 'robin', '--json']],
    [['sites', 'remove', 'nobody', '--json']],
    [['list', '--json']],
    [['demo', '--sessions', '5']],
  ])('%j: a sentence, and exit 1', async (args) => {
    const { code, stderr } = await redirected(args, full)
    expect([code, stderr]).toEqual([1, expect.stringContaining(lost)])
  })

  it.each([[['list', '--json']], [['list']], [['summary']], [['kill', '--dangling', '--dry-run', '--json']]])(
    '%j of a site: likewise, and signed out',
    async ([command = '', ...more]) => {
      const site = await demoSite()
      const { code, stderr } = await redirected([command, site.url, '--user', 'robin', ...more], full)
      expect([code, stderr]).toEqual([1, `${lost}\n`])
    },
  )

  it('a kill says where its outcome is', async () => {
    const site = await demoSite()
    const before = keysOf(site).size
    const home = temporaryHome()
    const args = ['kill', site.url, '--user', 'robin', '--dangling', '--yes', '--json']
    const { code, stderr } = await redirected(args, full, home)
    expect([code, keysOf(site).size]).toEqual([1, before - 10])
    expect(stderr).toContain(`${lost} What came of the kill is in the audit log`)
    expect(readFileSync(path.join(home, 'audit.jsonl'), 'utf8')).toContain('"killed":10')
  })

  it('and as stderr: the exit code still shows it', async () => {
    expect((await redirected(['audit'], '"$@" > /dev/full 2> /dev/full')).code).toBe(1)
    expect((await redirected(['audit'], '"$@" 2> /dev/full')).code).toBe(0)
    expect((await redirected(['audit', '--bogus'], '"$@" 2> /dev/full')).code).toBe(2)
    expect((await redirected(['audit'], '"$@" > /dev/full 2>&-')).code).toBe(1)
  })
})

describe('a result that is only half written', () => {
  it('by a limit of the file’s size is exit 1', async () => {
    const site = await demoSite({ sessions: 2000 })
    const home = temporaryHome()
    // Blocks of 512 or 1024 bytes: more than the program's own files, less than the list.
    const limited = 'ulimit -f 100; "$@" > out.json'
    const args = ['list', site.url, '--user', 'robin', '--json']
    const { code, stderr } = await redirected(args, limited, home)
    expect(statSync(path.join(home, 'out.json')).size).toBeGreaterThan(1000)
    expect([code, stderr]).toEqual([
      1,
      'lino-sessions: The result could not be written (the file may not become so big).\n',
    ])
  })

  it('by a disk that fills up is exit 1', async (context) => {
    const site = await demoSite({ sessions: 2000 })
    const home = temporaryHome()
    const disk = path.join(home, 'disk')
    mkdirSync(disk)
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', disk]).status === 0
    if (!mounted) return context.skip('SKIPPED: a small disk cannot be made here')
    onTestFinished(() => void spawnSync('umount', [disk]))
    const args = ['list', site.url, '--user', 'robin', '--json']
    const { code, stderr } = await redirected(args, '"$@" > disk/out.json', home)
    expect(statSync(path.join(disk, 'out.json')).size).toBeGreaterThan(1000)
    expect([code, stderr]).toEqual([1, `${lost}\n`])
  })
})

it('a reader who went away is no failure', async () => {
  const site = await demoSite({ sessions: 2000 })
  const args = ['list', site.url, '--user', 'robin', '--json']
  const said = await redirected(args, '{ "$@"; echo "code $?" >&2; } | true')
  expect(said.stderr).toBe('code 0\n')
})
