import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { documentOf, runCli, temporaryHome } from './cli-process.ts'

const key = 'abc123' + 'd4'.repeat(13)
/** A different one for each place, so that a failure names the place. */
const secret = (place: string): string => `hush${place}`

const siteId = '3bed554e-87dd-4170-90b3-b1fd23d370cb'
const plantedSite = {
  siteId,
  name: secret('Name'),
  url: `https://${secret('User')}:${secret('UrlPassword')}@${secret('Host')}.example/${secret('Folder')}?k=${key}`,
  user: secret('Account'),
  password: secret('SitePassword'),
  cookie: key,
  allowHttp: false,
  danglingAfterMs: 345_600_000,
  sessionsLimit: 50,
  keepSeat: secret('Seat'),
  certificate: { pem: secret('Pem'), fingerprint: secret('Print'), validTo: 1 },
}
const at = '2026-11-28T20:09:11.420Z'
const plantedLog = [
  `${at} info Started host="terminal" version="0.1.0"`,
  `${at} info Signed in password="${secret('FactPassword')}" user="${secret('FactUser')}" code=123456`,
  `${at} error The site answered reason="Set-Cookie: sessionid=${key}; ${secret('Cookie')}"`,
  `${at} debug Request method="GET" path="/api/users/Sessions/${key}?sr=${secret('Query')}" status=200 ms=3`,
  `${at} error Proxy http://${secret('ProxyUser')}:${secret('ProxyPassword')}@proxy.example:3128 failed`,
  `${at} info Known ${secret('Env')} and ${secret('Code')} and ${secret('AllProxy')}`,
  `    at ${secret('Stack')} (${secret('File')}.js:1:1)`,
].join('\n')

function plantedHome(): string {
  const home = temporaryHome()
  const write = (name: string, text: string): void => writeFileSync(path.join(home, name), text)
  const document = { version: 1, sites: [plantedSite, { siteId: secret('Id') }, secret('Site')] }
  write('settings.json', JSON.stringify({ ...document, [secret('Field')]: secret('Value') }))
  write('exemptions.json', JSON.stringify({ version: 1, exemptions: [{ user: secret('Exempt') }] }))
  write('own-sessions.json', JSON.stringify({ digest: secret('Digest') }))
  write('audit.jsonl', `{"osUser":"${secret('Audit')}"}\n`)
  write('console.log', `${plantedLog}\n`)
  write('console.1.log', `${plantedLog}\n`)
  mkdirSync(path.join(home, 'journals'))
  write(`journals/${secret('Run')}.jsonl`, secret('Journal'))
  return home
}

const plantedEnvironment = {
  HOME: `/${secret('Home')}`,
  USER: secret('Os'),
  LINO_SESSIONS_LOG: secret('Level'),
  HTTPS_PROXY: `http://${secret('HttpsUser')}:${secret('HttpsPassword')}@proxy.example:3128`,
  all_proxy: `http://a:${secret('AllProxy')}@proxy.example:3128`,
  NODE_EXTRA_CA_CERTS: '',
  NO_PROXY: secret('NoProxy'),
}

describe('diagnose', () => {
  it.each([[[]], [['--json']]])('holds no secret and no name, wherever they are: %s', async (more) => {
    const home = plantedHome()
    const before = readdirSync(home)
    const given = { home, password: secret('Env'), code: secret('Code'), env: plantedEnvironment }
    const ended = await runCli(['diagnose', ...more], given)
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(ended.stdout).not.toMatch(/hush\w*/i)
    expect(ended.stdout).not.toContain(key.slice(0, 7))
    expect(ended.stdout).not.toContain('123456')
    expect(ended.stdout).not.toMatch(/example|proxy\.|3128/)
    // What is of use is there.
    expect(ended.stdout).toContain('HTTPS_PROXY')
    expect(ended.stdout).toContain('LINO_SESSIONS_PASSWORD')
    expect(ended.stdout).toContain('3bed554e')
    expect(ended.stdout).toContain('/api/users/Sessions/{}')
    // It only looks.
    expect(readdirSync(home)).toEqual(before)
    expect(readFileSync(path.join(home, 'console.log'), 'utf8')).toBe(`${plantedLog}\n`)
  })

  it('prints the figures of each site, and the state of each file', async () => {
    const document = documentOf(await runCli(['diagnose', '--json'], { home: plantedHome() }))
    expect(document['settings']).toMatchObject({
      version: 1,
      sites: [
        { site: '3bed554e', scheme: 'https', sessionsLimit: 50, keepSeat: null, ownCertificate: true },
        { site: null, scheme: null, ownCertificate: false },
        { site: null, scheme: null, ownCertificate: false },
      ],
    })
    expect(document['files']).toContainEqual({
      name: 'journals',
      kind: 'folder',
      bytes: null,
      entries: 1,
      trouble: null,
    })
    expect(document['log']).toHaveLength(14)
  })

  it.each([
    ['{"version":7,"sites":{"no":"list"}}', { version: 7, sites: [] }],
    ['{"version":"x"}', { version: null, sites: [] }],
    ['[1]', null],
    ['{"version":1,', null],
    ['', null],
  ])('works with settings that are %s, and leaves them alone', async (text, settings) => {
    const home = temporaryHome()
    writeFileSync(path.join(home, 'settings.json'), text)
    const ended = await runCli(['diagnose', '--json'], { home })
    expect(documentOf(ended)).toMatchObject({ settings })
    expect(readdirSync(home)).toEqual(['settings.json'])
    expect(readFileSync(path.join(home, 'settings.json'), 'utf8')).toBe(text)
  })

  it('works without a home folder, and says so', async () => {
    const env = { LINO_SESSIONS_HOME: undefined, HOME: '', XDG_CONFIG_HOME: undefined }
    const ended = await runCli(['diagnose', '--json'], { env })
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(documentOf(ended)).toMatchObject({ folder: { found: false }, files: [], settings: null, log: [] })
    expect((await runCli(['diagnose'], { env })).stdout).toContain('HOME')
  })

  it('works on odd files: a file instead of a folder, a link that leads nowhere, a device', async () => {
    const home = temporaryHome()
    symlinkSync(path.join(home, 'nowhere'), path.join(home, 'console.log'))
    symlinkSync('/dev/zero', path.join(home, 'console.1.log'))
    mkdirSync(path.join(home, 'settings.json'))
    const ended = await runCli(['diagnose', '--json'], { home })
    expect(documentOf(ended)).toMatchObject({ settings: null, log: [] })
    const file = path.join(temporaryHome(), 'file')
    writeFileSync(file, '')
    const inFile = await runCli(['diagnose'], { home: file })
    expect(inFile.code).toBe(0)
    expect(inFile.stdout).toContain('settings.json: unreadable (ENOTDIR)')
  })
})
