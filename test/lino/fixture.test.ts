import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  borrowLino,
  describeLino,
  startLino,
  type LinoRow,
  type LinoSite,
  type NewSession,
} from '../support/lino/index.ts'
import type { LinoVersion } from '../support/lino/install.mjs'
import { endIdle } from '../support/lino/pool.ts'
import { signInAt } from '../support/lino/sign-in.ts'
import { startProxy } from '../support/proxy.ts'

async function list(
  site: LinoSite,
  key: string,
): Promise<{ count: number; rows: unknown[][]; no_data_text: string }> {
  const headers = { cookie: `sessionid=${key}`, 'x-requested-with': 'XMLHttpRequest' }
  const answer = await fetch(`${site.url}api/users/Sessions?fmt=json&limit=0`, { headers })
  return JSON.parse(await answer.text())
}

const runs = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

for (const [version, ui] of [
  ['26.10', 'react'],
  ['26.10', 'extjs'],
  ['25.5', 'react'],
  ['21.4', 'react'],
] satisfies [LinoVersion, 'react' | 'extjs'][]) {
  describeLino(version, () => {
    test(`${ui}: what is seeded is in the database and on the wire, and its processes end`, async () => {
      const site = await startLino(version, { ui })
      const made = await site.seed(40, { seed: 7 })
      expect(await site.count()).toEqual({ total: 40, live: made['live'], expired: made['expired'] })

      const { key, message } = await signInAt(site)
      expect(key, message).not.toBeNull()
      const rows = await site.dump()
      expect(rows).toHaveLength(41)
      expect(rows.find((row) => row.key === key)?.user).toBe('robin')
      const { count, rows: listed } = await list(site, key ?? '')
      expect(count).toBe(41)
      expect(new Set(listed.map((row) => row[6]))).toEqual(new Set(rows.map((row) => row.key)))

      const pid = site.pid()
      expect(runs(pid)).toBe(true)
      await site.stop()
      expect(runs(pid)).toBe(false)
      await expect(fetch(site.url)).rejects.toThrow()
    })
  })
}

describeLino('26.10', () => {
  test('a borrowed site is the running one, as it was prepared, and one with other options is another', async () => {
    const options = { twoFactor: true }
    const first = await borrowLino('26.10', options)
    await first.seed(5)
    await first.sql("DELETE FROM users_user WHERE username = 'marc'")
    await first.sql('CREATE TABLE more (n INTEGER)')
    await signInAt(first)
    await expect.poll(() => first.mails().length).toBe(1)
    await first.sql('BEGIN EXCLUSIVE')
    await first.stop()

    const again = await borrowLino('26.10', options)
    expect(again.pid()).toBe(first.pid())
    expect(await again.count()).toEqual({ total: 0, live: 0, expired: 0 })
    expect(await again.sql("SELECT username FROM users_user WHERE username = 'marc'")).toEqual([['marc']])
    expect(await again.sql("SELECT name FROM sqlite_master WHERE name = 'more'")).toEqual([])
    expect(again.mails()).toEqual([])

    const other = await borrowLino('26.10', options)
    expect(other.pid()).not.toBe(again.pid())
    await other.restart({ limit: 3 })
    await other.stop()
    await again.kill()
    await again.stop()
    const limited = await borrowLino('26.10', { limit: 3, twoFactor: true })
    expect(limited.pid()).toBe(other.pid())
    const fresh = await borrowLino('26.10', options)
    expect(runs(fresh.pid())).toBe(true)
    await Promise.all([limited.stop(), fresh.stop()])
    const pids = [limited.pid(), fresh.pid()]
    await endIdle()
    expect(pids.map(runs)).toEqual([false, false])
  })
})

describeLino('26.10', () => {
  let site: LinoSite
  beforeAll(async () => {
    site = await startLino('26.10', { limit: 6 })
  })
  afterAll(() => site.stop())

  test('sessions of every kind are in the database as requested', async () => {
    await site.clear()
    const kinds = ['user', 'ghost', 'anonymous', 'undecodable', 'without-microseconds'] as const
    const asked: NewSession[] = kinds.map((kind) => ({ kind, user: 'luc', lastActivityAgo: 3600 }))
    const keys = await site.insertSessions(asked)
    const rows: LinoRow[] = await site.dump()
    const found = keys.map((key) => rows.find((row) => row.key === key))
    expect(found.map((row) => row?.user)).toEqual(['luc', null, null, null, 'luc'])
    expect(found.map((row) => row?.uid !== null)).toEqual([true, true, false, false, true])
    expect(found.map((row) => row?.lastActivity?.includes('.') ?? null)).toEqual([
      true,
      true,
      null,
      null,
      false,
    ])
    const ago = Date.now() - Date.parse(found[0]?.lastActivity ?? '')
    expect(Math.abs(ago - 3_600_000)).toBeLessThan(60_000)
  })

  test('a ghost hides the table, and a full site refuses: it is a real Lino', async () => {
    await site.clear()
    const { key } = await signInAt(site)
    await site.insertSession({ kind: 'ghost' })
    const hidden = await list(site, key ?? '')
    expect(hidden.rows).toEqual([])
    expect(hidden.no_data_text).toContain('does not exist')
    await site.seed(30)
    expect((await signInAt(site)).message).toContain('There are more than 6 active user sessions')
  })

  test('restarts at the same URL with other options, also after a kill -9, and keeps its sessions', async () => {
    await site.clear()
    await site.insertSession({ user: 'rolf', lastActivityAgo: null })
    await site.kill()
    await expect(fetch(site.url)).rejects.toThrow()
    await site.restart({ limit: 1 })
    expect((await signInAt(site)).message).toContain('There are more than 1 active')
    expect((await site.dump()).map(({ user, lastActivity }) => [user, lastActivity])).toEqual([
      ['rolf', null],
    ])
  })

  test('through a proxy that bars, tampers and records', async () => {
    await site.clear()
    const proxy = await startProxy(site.url, {
      bar: ({ path }) => (path === '/auth' ? 404 : path === '/gone' ? 'close' : null),
      tamper: (request, response) =>
        request.path === '/user/settings/'
          ? { ...response, body: Buffer.from('{"tampered":true}') }
          : response,
    })
    const { key } = await signInAt(site, proxy.url)
    expect((await site.dump()).map((row) => row.key)).toEqual([key])
    const headers = { cookie: `sessionid=${key}` }
    expect((await fetch(`${proxy.url}auth`, { headers, redirect: 'manual' })).status).toBe(404)
    expect(await (await fetch(`${proxy.url}user/settings/`)).json()).toEqual({ tampered: true })
    await expect(fetch(`${proxy.url}gone`)).rejects.toThrow()
    expect(proxy.requests.map(({ method, path, status }) => [method, path, status])).toEqual([
      ['POST', '/api/about/About', 200],
      ['GET', '/auth', 404],
      ['GET', '/user/settings/', 200],
      ['GET', '/gone', null],
    ])
    expect(proxy.requests[1]?.cookies).toEqual([['sessionid', key]])
    expect(await site.count()).toEqual({ total: 1, live: 1, expired: 0 })
    await proxy.close()
  })
})
