import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { DemoOptions } from '../../../demo/options.ts'
import type { DemoSite } from '../../../demo/start.ts'
import { startDemoSite } from '../../../demo/start.ts'
import { ask, list, signIn } from './browser.ts'

const minute = 60_000
const day = 24 * 60 * minute
const running: DemoSite[] = []

async function start(options: DemoOptions = {}): Promise<DemoSite> {
  const site = await startDemoSite({ sessions: 0, ...options })
  running.push(site)
  return site
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((site) => site.close()))
})

const rowOf = (rows: unknown[][], key: string): unknown[] => rows.find((row) => row[6] === key) ?? []

describe('a running demo site', () => {
  it('shows a session just signed in to as never used, with the start of the server', async () => {
    const site = await start({ startedAgo: 3 })
    const key = await signIn(site)
    const first = rowOf(await list(site, key), key)
    expect(first[0]).toContain('(3\u00a0days ago)')
    expect(first[1]).toBe('?.?.?.?')
    const second = rowOf(await list(site, key), key)
    expect(second[0]).toMatch(/\((now|a second ago)\)/)
    expect(second[1]).toBe('127.0.0.1')
  })

  it('renews a signed-in user’s last activity and expiry, if the last time is 10 s ago', async () => {
    const site = await start()
    const key = site.addSession({ user: 'luc', idleMs: 5 * day })
    const before = site.sessions()[0]
    await ask(site, '/user/settings/', { key, headers: { 'X-Forwarded-For': '<b>evil</b>, 10.0.0.1' } })
    const renewed = site.sessions()[0]
    expect(renewed?.lastActivity).toBeGreaterThan((before?.lastActivity ?? 0) + 4 * day)
    expect(renewed?.expire).toBeGreaterThan((before?.expire ?? 0) + 4 * day)
    expect(renewed?.ip).toBe('<b>evil</b>')
    site.moveClock(9_000)
    await ask(site, '/user/settings/', { key })
    expect(site.sessions()[0]).toEqual(renewed)
  })

  it('never renews an anonymous session', async () => {
    const site = await start()
    const key = site.addSession({ user: null })
    const before = site.sessions()
    await ask(site, '/', { key })
    expect(site.sessions()).toEqual(before)
  })

  it('ends a session by its own sign-out, and no other one', async () => {
    const site = await start({ sessions: 20 })
    const victim = site.addSession()
    const got = await ask(site, '/auth', { key: victim })
    expect([got.status, got.headers['location']]).toEqual([302, '/'])
    expect(site.sessions()).toHaveLength(20)
    expect(site.sessions().some((row) => row.key === victim)).toBe(false)
  })

  it('leaves an expired session in the list after any sign-out', async () => {
    const site = await start()
    const expired = site.addSession({ expiresInMs: -minute })
    await ask(site, '/auth', { key: expired })
    const key = await signIn(site)
    expect(rowOf(await list(site, key), expired)[6]).toBe(expired)
  })

  it('asks the limit before the password, without the caller own session', async () => {
    const site = await start({ limit: 1 })
    const own = await signIn(site)
    await expect(signIn(site, 'robin', 'wrong')).rejects.toThrow('There are more than 1 active user sessions')
    const again = await ask(site, '/api/about/About', {
      key: own,
      body: 'an=sign_in&username=robin&password=1234',
    })
    expect(again.text).toContain('Now signed in as Robin Rood')
    expect(String(again.headers['set-cookie'])).toContain(own)
    site.setLimit(2)
    expect(await signIn(site, 'luc')).not.toBe(own)
  })

  it('leaves an anonymous session behind when /auth gets a wrong password', async () => {
    const site = await start()
    const got = await ask(site, '/auth', { body: 'username=robin&password=wrong' })
    expect(got.status).toBe(500)
    expect(site.sessions()).toMatchObject([{ user: null, lastActivity: null, ip: null }])
  })

  it('sends 15 rows by default, all for 0, and loses one for -1', async () => {
    const site = await start({ sessions: 30 })
    const key = await signIn(site)
    const sizes = ['', 'limit=0', 'limit=-1', 'limit=4&start=29', 'limit=3&start=-5', 'sort=expire_date']
    const found = await Promise.all(sizes.map(async (query) => (await list(site, key, query)).length))
    expect(found).toEqual([15, 31, 30, 2, 3, 0])
  })

  it('lists the newest activity first today, the oldest first in 21', async () => {
    const today = await start({ sessions: 30 })
    const key = await signIn(today)
    await list(today, key)
    expect((await list(today, key))[0]?.[6]).toBe(key)
    const before = await start({ sessions: 30, lino: '21' })
    const robin = before.addSession({ user: 'robin', idleMs: 1 })
    const oldest = before
      .sessions()
      .filter((row) => row.lastActivity !== null)
      .at(-1)
    expect((await list(before, robin))[0]?.[6]).toBe(oldest?.key)
  })

  it('kills by an address of 21, but never the own session', async () => {
    const site = await start({ lino: '21' })
    const own = site.addSession({ user: 'robin' })
    const victim = site.addSession({ expiresInMs: -minute })
    const kill = (key: string) =>
      ask(site, `/api/users/Sessions/${key}?an=kill_session&fmt=json&sr=${key}`, { key: own })
    expect((await kill(victim)).text).toContain(`Session ${victim} has been deleted.`)
    expect((await kill(victim)).text).toBe('DoesNotExist: Session matching query does not exist.')
    expect((await kill(own)).text).toMatch(/^PermissionDenied/)
    expect(site.sessions().map((row) => row.key)).toEqual([own])
  })

  it("writes the cells in the server's own time", async () => {
    const site = await start({ offset: 345, dateFormat: '%Y/%m/%d', timeFormat: '%H:%M:%S' })
    const key = await signIn(site)
    const victim = site.addSession({ idleMs: 2 * day })
    const cell = String(rowOf(await list(site, key), victim)[0])
    const shown = new Date(site.now() - 2 * day + 345 * minute).toISOString()
    expect(cell.slice(0, 16)).toBe(
      `${shown.slice(0, 10).replaceAll('-', '/')} ${shown.slice(11, 16)}`.slice(0, 16),
    )
  })

  it('dates its answers by its own clock', async () => {
    const site = await start()
    site.moveClock(40 * day)
    const got = await ask(site, '/')
    expect(Math.abs(Date.parse(String(got.headers['date'])) - site.now())).toBeLessThan(2000)
    expect(site.now()).toBeGreaterThan(Date.now() + 39 * day)
  })

  it('keeps its sessions in a file when asked to', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'demo-'))
    const database = path.join(folder, 'sessions.sqlite')
    const first = await startDemoSite({ sessions: 5, database })
    const before = first.sessions()
    await first.close()
    const second = await start({ sessions: 99, database })
    expect(second.sessions()).toEqual(before)
    rmSync(folder, { recursive: true })
  })

  it('remembers what it was asked, without passwords', async () => {
    const site = await start()
    const key = await signIn(site)
    await ask(site, '/api/about/About?an=sign_in&username=robin&password=geheim&ul=en')
    await ask(site, '/auth', { key })
    expect(JSON.stringify(site.requests())).not.toMatch(/1234|geheim/)
    expect(site.requests().at(-1)).toMatchObject({
      method: 'GET',
      path: '/auth',
      cookieNames: ['csrftoken', 'sessionid'],
      sessionKey: key,
    })
  })

  it('lists users with any name, until they are deleted and their sessions hide the table', async () => {
    const site = await start()
    const key = await signIn(site)
    site.addUser({ username: 'דנה😀' })
    const hers = site.addSession({ user: 'דנה😀' })
    expect(rowOf(await list(site, key), hers)[2]).toBe('דנה😀')
    site.removeUser('דנה😀')
    const hidden = await ask(site, '/api/users/Sessions?fmt=json&limit=0', { key })
    expect(JSON.parse(hidden.text)).toMatchObject({ count: 0, rows: [], success: true })
    expect(hidden.text).toContain('User matching query does not exist.')
    await ask(site, '/auth', { key: hers })
    expect(await list(site, key)).toHaveLength(1)
  })

  it("calls the session's cookie as it was told to", async () => {
    const site = await start({ cookieName: 'ssid', cookieAge: 172_800 })
    const got = await ask(site, '/api/about/About', { body: 'an=sign_in&username=robin&password=1234' })
    const key = /ssid=([a-z0-9]{32});.*Max-Age=172800;/.exec(String(got.headers['set-cookie']))?.[1] ?? ''
    const mine = await ask(site, '/user/settings/', { headers: { Cookie: `ssid=${key}` } })
    expect(mine.text).toContain('"logged_in": true')
    expect((await ask(site, '/user/settings/', { key })).text).toContain('"logged_in": false')
  })

  it('says so when its port is taken', async () => {
    const site = await start()
    await expect(startDemoSite({ port: site.port })).rejects.toThrow('EADDRINUSE')
  })
})
