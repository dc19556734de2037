import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { whyNotAsAnother } from '../../support/conditions/as-another.ts'
import { builtFolder } from '../../support/built.ts'
import { failureOf, runCli, temporaryHome } from '../cli/cli-process.ts'
import { demoSite } from '../cli/demo-site.ts'

beforeAll(() => void builtFolder(), 120_000)

/** Tells on stderr, at the end, which files of ours and which modules of Node's were loaded. */
const loaded = `import { registerHooks } from 'node:module'
const urls = []
registerHooks({ load(url, context, next) { urls.push(url); return next(url, context) } })
process.on('exit', () => process.stderr.write('LOADED ' + JSON.stringify(urls)))`
const watchLoading = ['--import', `data:text/javascript,${encodeURIComponent(loaded)}`]

/** The names of the files and of Node's modules. */
async function loadedBy(args: readonly string[]): Promise<string> {
  const { stderr, code } = await runCli(args, { node: watchLoading })
  expect(code).toBe(0)
  const urls = JSON.parse(stderr.slice(stderr.indexOf('LOADED ') + 7)) as string[]
  return urls.map((url) => path.basename(url)).join(' ')
}

describe('the terminal loads no more than its command uses', () => {
  it('for help: not even the console', async () => {
    expect(await loadedBy(['kill', '--help'])).not.toMatch(/open-console|network|sqlite|https/)
  })

  it.each([[['audit']], [['sites', 'list']]])('for %j: neither the network nor the demo', async (args) => {
    const loaded = await loadedBy(args)
    expect(loaded).toContain('open-console')
    expect(loaded).not.toMatch(/network|sqlite|https/)
  })

  it('for a list: the network, and no demo', async () => {
    const site = await demoSite()
    const loaded = await loadedBy(['list', site.url, '--user', 'robin'])
    expect(loaded).toMatch(/cli-network.*node:https/)
    expect(loaded).not.toContain('sqlite')
  })
})

describe('a Node that is too old', () => {
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '20.20.2' })`
  const old = ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`]
  const sentence = 'Node 22.13 or newer is needed (not 23.0 to 23.3), and this is Node 20.20.2.'

  it('gets one sentence, with --json as JSON: exit 2', async () => {
    const words = await runCli(['sites', 'list'], { node: old })
    expect(words).toEqual({ code: 2, stdout: '', stderr: `lino-sessions: ${sentence}\n` })
    const json = await runCli(['sites', 'list', '--json'], { node: old })
    expect([json.code, json.stderr, failureOf(json)]).toEqual([2, '', 'usage'])
  })

  it('can read the door, which loads nothing else first', () => {
    const door = readFileSync(path.join(builtFolder(), 'cli.js'), 'utf8')
    expect(door).not.toMatch(/^import .* from "\.|^import .* from "node:sqlite/m)
  })

  const systems = '/usr/bin/node'
  const version = existsSync(systems) ? execFileSync(systems, ['--version'], { encoding: 'utf8' }) : 'v24'
  it.skipIf(!/^v(1[68]|2[01])\./.test(version))('is seen on this machine: %s', () => {
    const run = (): string =>
      execFileSync(systems, [path.join(builtFolder(), 'cli.js'), 'audit', '--json'], { encoding: 'utf8' })
    expect(run).toThrow(expect.objectContaining({ status: 2, stdout: expect.stringContaining('"usage"') }))
    const demo = (): string =>
      execFileSync(systems, [path.join(builtFolder(), 'demo.js')], { encoding: 'utf8', stdio: 'pipe' })
    const stderr = expect.stringMatching(/^Node 22\.13 or newer is needed [^\n]*\n$/)
    expect(demo).toThrow(expect.objectContaining({ status: 2, stderr }))
  })
})

describe('what Node takes from the environment before the program runs', () => {
  it.each([
    ['NODE_DEBUG', '*'],
    ['NODE_DEBUG', 'http,https,net,tls,child_process'],
    ['NODE_DEBUG_NATIVE', 'http2,crypto'],
  ])('%s=%s writes nothing that is said to a site', async (name, value) => {
    const site = await demoSite({ password: 'hunter2-hunter2' })
    const kill = ['kill', site.url, '--user', 'robin', '--dangling', '--max', '2', '--yes', '--json']
    const home = temporaryHome()
    const ended = await runCli(kill, {
      password: 'hunter2-hunter2',
      home,
      env: { [name]: value },
    })
    expect(ended.code).toBe(0)
    // Before the program's first line Node has written of loading files.
    expect(ended.stderr).not.toMatch(/hunter2|sessionid|cookie|^(HTTPS?|NET|TLS|CHILD_PROCESS) /im)
    expect(JSON.parse(ended.stdout)).toMatchObject({ planned: 2 })
  })

  it.each(['--tls-keylog=', '--tls_keylog=', '"--tls-keylog="', '--tls"_"keylog '])(
    '%s in NODE_OPTIONS is left out',
    async (option) => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'keylog-'))
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
      const keys = path.join(folder, 'keys')
      const list = ['list', 'https://localhost:1', '--user', 'robin', '--json']
      const ended = await runCli(list, { env: { NODE_OPTIONS: option + keys } })
      expect([ended.code, ended.stderr]).toEqual([4, ''])
      expect(existsSync(keys)).toBe(false)
    },
  )
})

describe('a proxy in the environment', () => {
  it.each([
    ['HTTPS_PROXY', 'socks5://user:hunter2@127.0.0.1:9'],
    ['https_proxy', 'http://user:100%hunter2@127.0.0.1:9'],
    ['ALL_PROXY', 'hunter2 proxy'],
  ])(
    '%s that cannot be used: a sentence that names it, exit 2, and nothing in the log',
    async (name, value) => {
      const home = temporaryHome()
      const list = ['list', 'https://lino.example.com', '--user', 'robin']
      const options = { home, env: { [name]: value } }
      const words = await runCli(list, options)
      expect([words.code, words.stdout]).toEqual([2, ''])
      expect(words.stderr).toContain(`The environment variable ${name} `)
      expect(failureOf(await runCli([...list, '--json'], options))).toBe('usage')
      const log = readFileSync(path.join(home, 'console.log'), 'utf8')
      expect(words.stderr + log).not.toContain('hunter2')
    },
  )

  it('that is down is named', async () => {
    const list = ['list', 'https://lino.example.com', '--user', 'robin', '--json']
    const ended = await runCli(list, { env: { HTTPS_PROXY: 'user:hunter2@127.0.0.1:1' } })
    expect([ended.code, failureOf(ended)]).toEqual([4, 'unreachable'])
    expect(ended.stdout).toContain('The proxy 127.0.0.1:1 (of HTTPS_PROXY)')
    expect(ended.stdout + ended.stderr).not.toContain('hunter2')
  })
})

describe('the data folder', () => {
  const nowhere = { LINO_SESSIONS_HOME: undefined, XDG_CONFIG_HOME: undefined }

  it.each([
    [{ HOME: '' }, 'HOME is empty'],
    [{ HOME: 'somewhere' }, 'HOME is not an absolute path'],
    [{ HOME: '/', XDG_CONFIG_HOME: 'somewhere' }, 'XDG_CONFIG_HOME is not an absolute path'],
  ])('with %j: a sentence, exit 2, and no folder is made', async (env, words) => {
    const cwd = temporaryHome()
    const told = await runCli(['sites', 'list'], { cwd, env: { ...nowhere, ...env } })
    expect([told.code, told.stdout]).toEqual([2, ''])
    expect(told.stderr).toContain(words)
    const json = await runCli(['audit', '--json'], { cwd, env: { ...nowhere, ...env } })
    expect([json.code, failureOf(json), json.stderr]).toEqual([2, 'usage', ''])
    expect(existsSync(path.join(cwd, 'somewhere'))).toBe(false)
    expect(existsSync(path.join(cwd, 'lino-session-console'))).toBe(false)
  })

  it('may be relative to the working directory, and the console says where it is', async () => {
    const cwd = temporaryHome()
    const ended = await runCli(['sites', 'list'], { cwd, env: { LINO_SESSIONS_HOME: 'mine' } })
    expect(ended.code).toBe(0)
    expect(ended.stderr).toContain(`The data folder is ${path.join(cwd, 'mine')}.`)
    expect(existsSync(path.join(cwd, 'mine', 'console.log'))).toBe(true)
  })

  it.skipIf(process.getuid?.() !== 0)(
    'needs no home where it is named, for a user that the system does not know',
    (context) => {
      const why = whyNotAsAnother()
      if (why !== null) return context.skip(why)
      const folder = mkdtempSync(path.join(os.tmpdir(), 'unknown-user-'))
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
      const run = (env: Record<string, string>): string =>
        execFileSync(process.execPath, [path.join(builtFolder(), 'cli.js'), 'sites', 'list', '--json'], {
          uid: 54_321,
          gid: 54_321,
          cwd: '/',
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
          env: { PATH: process.env['PATH'], LINO_SESSIONS_NO_KEYCHAIN: '1', ...env },
        })
      execFileSync('chown', ['54321:54321', folder])
      expect(JSON.parse(run({ LINO_SESSIONS_HOME: folder }))).toEqual({ sites: [] })
      expect(() => run({})).toThrow(
        expect.objectContaining({ status: 2, stdout: expect.stringContaining('LINO_SESSIONS_HOME') }),
      )
    },
  )
})
