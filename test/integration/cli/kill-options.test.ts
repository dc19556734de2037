import { existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startDemoSite } from '../../../demo/start.ts'
import { documentOf, failureOf, runCli, startCli, temporaryHome } from './cli-process.ts'
import { demoSite, keysOf, signIns } from './demo-site.ts'

const day = 86_400_000

function kill(url: string, ...options: readonly string[]): string[] {
  return ['kill', url, '--user', 'robin', '--json', ...options]
}

describe('kill --make-room', () => {
  it('ends nobody on a site whose time format hides the half of the day, and says why', async () => {
    const site = await demoSite({ sessions: 60, timeFormat: '%I:%M' })
    const before = keysOf(site)
    const unread = { expiryUnknown: before.size }
    const list = documentOf(await runCli(['list', site.url, '--user', 'robin', '--json']))
    expect(list).toMatchObject({ site: { timesUnread: 'twelveHours' }, counts: unread })
    const summary = await runCli(['summary', site.url, '--user', 'robin'])
    expect(summary.stdout).toContain('some may have expired.\nNote: It seems that this site')

    const options = ['--make-room', '5', '--include-unknown', '--include-active', '--yes']
    const ended = await runCli(kill(site.url, ...options))
    expect(ended.code).toBe(0)
    expect(documentOf(ended)).toMatchObject({ planned: 0, outcomes: { killed: 0, spared: before.size } })
    expect(keysOf(site)).toEqual(before)
    const inWords = await runCli(['kill', site.url, '--user', 'robin', ...options])
    expect(inWords.stdout).toContain('name it with --ref')
    expect(inWords.stdout).toContain('without am or pm')
  })

  it('kills as many as it takes below the limit, the longest idle first', async () => {
    const site = await demoSite({ sessions: 30, dangling: 10 })
    const live = site.sessions().filter((each) => each.expire > site.now()).length
    // Three may still come, so two have to go: the program's own session has ended by then.
    const home = temporaryHome()
    const add = ['sites', 'add', 'office', site.url, '--user', 'robin', '--limit', String(live + 3)]
    expect((await runCli(add, { home })).code).toBe(0)
    const oldestFirst = site
      .sessions()
      .filter((each) => each.lastActivity !== null && each.expire > site.now() + 120_000)
      .filter((each) => site.now() - (each.lastActivity ?? 0) >= 4 * day)
      .sort((a, b) => (a.lastActivity ?? 0) - (b.lastActivity ?? 0))
      .map((each) => each.key)
    const before = keysOf(site)
    const ended = await runCli(['kill', 'office', '--make-room', '5', '--yes', '--json'], { home })
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    const { planned } = documentOf(ended)
    const gone = [...before].filter((key) => !keysOf(site).has(key))
    expect(planned).toBe(2)
    expect(gone).toHaveLength(2)
    for (const key of gone) expect(oldestFirst).toContain(key)
  })

  it('learns the limit of a full site on its way in: as many can sign in as were asked for, and no more', async () => {
    const site = await startDemoSite({ sessions: 30, dangling: 10 })
    onTestFinished(() => site.close())
    const live = site.sessions().filter((each) => each.expire > site.now()).length
    site.setLimit(live - 1)
    const args = [...kill(site.url, '--make-room', '2', '--yes'), '--enter-full']
    const ended = await runCli(args)
    expect(documentOf(ended)).toMatchObject({ planned: 3, site: { sessionsLimit: live - 1 } })
    const form = 'an=sign_in&username=luc&password=1234'
    const token = 'a'.repeat(32)
    const signIn = async (): Promise<unknown> => {
      const answer = await fetch(new URL('/api/about/About', site.url), {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: { cookie: `csrftoken=${token}`, 'X-CSRFToken': token },
      })
      return answer.json()
    }
    expect(await signIn()).toMatchObject({ success: true })
    expect(await signIn()).toMatchObject({ success: true })
    expect(await signIn()).toMatchObject({ success: false })
  })

  it('says in words when no limit is known, and when not enough can go', async () => {
    const site = await demoSite({ sessions: 30, dangling: 10 })
    const args = ['kill', site.url, '--user', 'robin', '--make-room', '14', '--dry-run']
    const { code, stdout } = await runCli(args)
    expect(code).toBe(0)
    expect(stdout).toContain('Would kill 10 sessions')
    expect(stdout).toContain('No sessions limit of this site is known: room is made for 14 sessions more')
    expect(stdout).toContain('That is not enough: 4 more sessions would have to go')
  })
})

describe('kill --report', () => {
  it('writes for its owner only what became of each, and no key', async () => {
    const site = await demoSite()
    const home = temporaryHome()
    const file = path.join(home, 'report.csv')
    const keys = [...keysOf(site)]
    const ended = await runCli(kill(site.url, '--dangling', '--yes', '--report', file), { home })
    expect(ended.code).toBe(0)
    const text = readFileSync(file, 'utf8')
    const rows = text.trimEnd().split('\r\n')
    expect(rows[0]).toBe('at,site,url,account,ref,user,outcome,reason')
    expect(rows).toHaveLength(11)
    for (const row of rows.slice(1)) expect(row).toMatch(/,robin,[0-9a-f]{16},.*,killed,$/)
    for (const key of keys) expect(text).not.toContain(key.slice(0, 6))
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('is written for an interrupted run, too', async () => {
    const site = await demoSite({ sessions: 120, dangling: 100, latency: 20 })
    const home = temporaryHome()
    const file = path.join(home, 'report.json')
    const before = keysOf(site).size
    const started = startCli(kill(site.url, '--dangling', '--yes', '--report', file), { home })
    await expect.poll(() => keysOf(site).size, { timeout: 20_000, interval: 5 }).toBeLessThan(before - 5)
    started.child.kill('SIGINT')
    const ended = await started.ended
    expect(ended.code).toBe(130)
    const { at, account, ...report } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    expect([typeof at, account]).toEqual(['string', 'robin'])
    expect({ ...report, leftOut: { own: 0, active: 0, unknown: 0 } }).toEqual(documentOf(ended))
    expect(report).toMatchObject({ planned: 100, failure: { kind: 'interrupted' } })
  })

  it('that cannot be made is a usage error before anything is sent', async () => {
    const site = await demoSite()
    const folder = temporaryHome()
    mkdirSync(path.join(folder, 'folder.csv'))
    for (const file of [path.join(folder, 'none', 'a.csv'), path.join(folder, 'folder.csv'), 'report.txt']) {
      const ended = await runCli(kill(site.url, '--dangling', '--yes', '--report', file))
      expect([ended.code, failureOf(ended)]).toEqual([2, 'usage'])
    }
    expect([signIns(site), existsSync('report.txt')]).toEqual([0, false])
    expect(readdirSync(folder)).toEqual(['folder.csv'])
  })
})
