import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { documentOf, failureOf, runCli, temporaryHome } from './cli-process.ts'
import { demoSite } from './demo-site.ts'

const list = (url: string, user = 'robin'): string[] => ['list', url, '--user', user, '--json']

async function listFails(url: string, options: { user?: string; password?: string } = {}) {
  const ended = await runCli(list(url, options.user), options)
  return [ended.code, failureOf(ended), ended.stderr]
}

async function otherServer(answer: string, type = 'text/html'): Promise<string> {
  const server = createServer((_request, response) => response.setHeader('Content-Type', type).end(answer))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('a refused sign-in', () => {
  it('for a wrong password', async () => {
    const site = await demoSite()
    expect(await listFails(site.url, { password: 'wrong' })).toEqual([3, 'wrongPassword', ''])
  })

  it('for a user who is no administrator, and leaves no session behind', async () => {
    const site = await demoSite()
    expect(await listFails(site.url, { user: 'luc' })).toEqual([3, 'notAdministrator', ''])
  })

  it('for a full site', async () => {
    const site = await demoSite({ sessions: 20, limit: 5 })
    const args = list(site.url)
    const json = await runCli(args)
    expect([json.code, failureOf(json), json.stderr]).toEqual([5, 'limitReached', ''])
    expect(documentOf(json)).toMatchObject({ failure: { wayIn: true } })
    const kill = ['kill', site.url, '--user', 'robin', '--make-room', '5', '--yes']
    const words = await runCli(kill)
    expect([words.code, words.stdout]).toEqual([5, ''])
    expect(words.stderr).toMatch(
      /^lino-sessions: An administrator can sign in to this site all the same: .*--enter-full/,
    )
    expect(words.stderr).not.toContain('nobody')
  })

  it('for a full site without a way in', async () => {
    const site = await demoSite({ sessions: 20, limit: 5, frontEnd: 'extjs' })
    const json = await runCli([...list(site.url), '--enter-full'])
    expect([json.code, failureOf(json)]).toEqual([5, 'limitReached'])
    expect(json.stdout).not.toContain('wayIn')
    const words = await runCli(list(site.url).slice(0, -1))
    expect(words.stderr).not.toContain('--enter-full')
  })

  it('not for a full site with one, when told to use it', async () => {
    const site = await demoSite({ sessions: 20, limit: 5 })
    const before = site.sessions().length
    expect((await runCli([...list(site.url), '--enter-full'])).code).toBe(0)
    expect(site.sessions()).toHaveLength(before)
  })

  it('without a password and a terminal', async () => {
    const site = await demoSite()
    expect(await listFails(site.url, { password: '' })).toEqual([2, 'passwordNeeded', ''])
    expect(site.requests()).toEqual([])
  })
})

describe('a site that cannot be used', () => {
  it('is unreachable', async () => {
    const url = await otherServer('')
    const unused = url.replace(/\d+$/, '1')
    expect((await listFails(unused)).slice(0, 2)).toEqual([4, 'unreachable'])
    expect((await listFails('http://no-such-host.invalid', {})).slice(0, 2)).toEqual([4, 'httpNotAllowed'])
    expect((await listFails('https://no-such-host.invalid', {})).slice(0, 2)).toEqual([4, 'unreachable'])
  })

  it('is no Lino site', async () => {
    const url = await otherServer('<html><body>Hello</body></html>')
    const [code, kind] = await listFails(url)
    expect(code).toBe(4)
    expect(['notLino', 'unintelligible']).toContain(kind)
  })

  it('answers the list with HTML: unintelligible, and signed out all the same', async () => {
    const site = await demoSite()
    site.setFault({ kind: 'html' }, { path: '/api/users/Sessions' })
    expect((await listFails(site.url))[0]).toBe(4)
  })

  it('hides its table', async () => {
    const site = await demoSite({ badRow: true })
    expect(await listFails(site.url)).toEqual([4, 'tableHidden', ''])
  })
})

describe('usage errors', () => {
  it.each([
    ['list', '--json'],
    ['list', 'http://127.0.0.1:1', '--json'],
    ['list', 'nowhere', '--user', 'robin', '--json'],
    ['kill', 'http://127.0.0.1:1', '--user', 'robin', '--yes', '--json'],
    ['kill', 'http://127.0.0.1:1', '--user', 'robin', '--all', '--dangling', '--yes', '--json'],
    ['sites', 'test', 'nowhere', '--json'],
    ['frobnicate', '--json'],
    ['--json'],
  ])('%s %s %s: one JSON document and exit 2', async (...args) => {
    const ended = await runCli(args)
    expect([ended.code, failureOf(ended), ended.stderr]).toEqual([2, 'usage', ''])
  })

  it('go to stderr for a person', async () => {
    const ended = await runCli(['list'])
    expect(ended).toEqual({
      code: 2,
      stdout: '',
      stderr: "lino-sessions: Missing required argument 'site'.\n",
    })
  })

  it('help goes to stdout', async () => {
    const ended = await runCli(['kill', '--help'])
    expect([ended.code, ended.stderr]).toEqual([0, ''])
    expect(ended.stdout).toContain('--dry-run')
  })
})

describe('sites', () => {
  it('are saved, listed, tested, used by name and by URL, and removed', async () => {
    const site = await demoSite()
    const home = temporaryHome()
    const cli = (...args: string[]) => runCli(args, { home })
    const added = await cli(
      'sites',
      'add',
      'practice',
      site.url,
      '--user',
      'robin',
      '--limit',
      '40',
      '--json',
    )
    expect(added).toMatchObject({ code: 0, stderr: '' })
    expect(documentOf(await cli('sites', 'list', '--json'))).toMatchObject({
      sites: [{ name: 'practice', user: 'robin', sessionsLimit: 40 }],
    })
    expect(documentOf(await cli('sites', 'test', 'practice', '--json'))).toMatchObject({
      site: { name: 'practice', frontEnd: 'react', sessionsLimit: 40 },
      signedIn: true,
    })
    const unasked = await runCli(['sites', 'test', 'practice', '--json'], { home, password: '' })
    expect(documentOf(unasked)).toMatchObject({
      site: { frontEnd: 'react' },
      title: expect.any(String),
      signedIn: false,
      live: null,
    })
    for (const named of ['practice', site.url, site.url.replace('http://', '').replace(/\/$/, '')]) {
      expect(documentOf(await cli('list', named, '--json'))).toMatchObject({ site: { name: 'practice' } })
    }
    expect((await cli('sites', 'add', 'practice', site.url, '--user', 'robin')).code).toBe(2)
    expect((await cli('sites', 'remove', 'practice')).code).toBe(0)
    expect(documentOf(await cli('sites', 'list', '--json'))).toEqual({ sites: [] })
  })

  it('are not added over plain http to another machine without a word', async () => {
    const home = temporaryHome()
    const add = ['sites', 'add', 'far', 'http://lino.example.com', '--user', 'robin', '--json']
    const refused = await runCli(add, { home })
    expect([refused.code, failureOf(refused)]).toEqual([4, 'httpNotAllowed'])
    expect((await runCli([...add, '--allow-http'], { home })).code).toBe(0)
  })
})
