import { expect, test } from 'vitest'
import { roomOnServer, serverHelp } from '../../core/domain/server-help.ts'
import { createAxiosHttp } from '../../core/adapters/axios-http.ts'
import { systemClock } from '../../core/adapters/system-clock.ts'
import { createLinoClient, type LinoClient } from '../../core/lino/index.ts'
import { must } from '../support/console.ts'
import { borrowLino, describeLino, type LinoRow, type LinoSite } from '../support/lino/index.ts'
import type { LinoVersion } from '../support/lino/install.mjs'
import type { LinoOptions } from '../support/lino/options.ts'
import { refOf } from '../support/lino-truth.ts'

// Sessions that no Lino can show (a ghost, an unreadable last activity), and those that ExtJS 26.10 cannot
// sign out.

const day = 86_400
const longUp = { startedAgoSeconds: 10 * day }

interface Signed {
  readonly site: LinoSite
  readonly client: LinoClient
  readonly account: { readonly user: string; readonly password: string }
}

function clientOf(site: LinoSite): LinoClient {
  const log = { write: () => undefined }
  return createLinoClient({
    url: site.url,
    http: createAxiosHttp(),
    clock: systemClock,
    log,
    allowHttp: false,
  })
}

/** A site with sessions of all kinds, signed in to and listed once. */
async function withClient(
  version: LinoVersion,
  options: LinoOptions,
  body: (signed: Signed) => Promise<void>,
): Promise<void> {
  const site = await borrowLino(version, { ...longUp, ...options })
  const client = clientOf(site)
  const account = { user: 'robin', password: site.password }
  try {
    await site.seed(30)
    must(await client.signIn(account))
    await body({ site, client, account })
  } finally {
    client.close()
    await site.stop()
  }
}

/** The rows but our own, which each request of ours renews. */
async function others({ site, client }: Signed): Promise<LinoRow[]> {
  return (await site.dump()).filter((row) => refOf(site.url, row.key) !== client.ownRef())
}

const without = (rows: readonly LinoRow[], keys: readonly string[]): LinoRow[] =>
  rows.filter((row) => !keys.includes(row.key))

const hidden = { ok: false, failure: { kind: 'tableHidden' } }

describeLino('26.10', () => {
  test('ExtJS: anonymous sessions end by signing in over them, and nothing else changes', () =>
    withClient('26.10', { ui: 'extjs' }, async (signed) => {
      const { site, client, account } = signed
      const keys = await site.insertSessions(
        Array.from({ length: 5 }, () => ({ kind: 'anonymous' as const })),
      )
      must(await client.list())
      const before = await others(signed)
      for (const key of keys) {
        const ref = refOf(site.url, key)
        expect(client.endsBy(ref)).toBe('signInOver')
        expect(await client.endBySigningIn(ref, account)).toEqual({ kind: 'sent' })
      }
      // No session of ours remains except the one that we had.
      expect(await others(signed)).toEqual(without(before, keys))
      const listed = must(await client.list()).sessions
      expect(listed).toHaveLength(before.length - keys.length + 1)
    }))

  test('ExtJS: with a wrong password, and on a full site, nothing changes', () =>
    withClient('26.10', { ui: 'extjs' }, async (signed) => {
      const { site, client, account } = signed
      const key = await site.insertSession({ kind: 'anonymous' })
      must(await client.list())
      const before = await others(signed)
      const ref = refOf(site.url, key)
      const wrong = await client.endBySigningIn(ref, { ...account, password: 'wrong' })
      expect(wrong).toMatchObject({ kind: 'failed', failure: { kind: 'wrongPassword' } })
      // All but the one that is signed in over count: with as many as the limit the site is full.
      const { live } = await site.count()
      await site.restart({ limit: live - 1 })
      const full = await client.endBySigningIn(ref, account)
      expect(full).toMatchObject({ kind: 'failed', failure: { kind: 'limitReached', limit: live - 1 } })
      expect(await others(signed)).toEqual(before)
      await site.restart({ limit: live })
      expect(await client.endBySigningIn(ref, account)).toEqual({ kind: 'sent' })
      expect(await others(signed)).toEqual(without(before, [key]))
    }))
})

const sites: [LinoVersion, string, LinoOptions][] = [
  ['26.10', 'React', {}],
  ['26.10', 'ExtJS, USE_TZ', { ui: 'extjs', tz: true }],
  ['25.5', 'React, cached_db', { engine: 'cached_db' }],
  ['25.5', 'ExtJS', { ui: 'extjs' }],
  ['21.4', 'React, USE_TZ', { tz: true }],
  ['21.4', 'ExtJS', { ui: 'extjs' }],
]

for (const [version, what, options] of sites) {
  describeLino(version, () => {
    test(`${what}: a ghost listed before is pointed out and ended by its key, and the table is back`, () =>
      withClient(version, options, async (signed) => {
        const { site, client, account } = signed
        const ghost = await site.insertSession({ user: 'marc', lastActivityAgo: day })
        const listed = must(await client.list()).sessions
        // Of marc’s sessions this one alone stays, so that one session is bad once the user is deleted.
        const rows = await site.dump()
        const marcs = rows.filter((row) => row.user === 'marc' && row.key !== ghost).map((row) => row.key)
        for (const key of marcs) await client.endSession(refOf(site.url, key))
        await site.sql('DELETE FROM django_session WHERE expire_date < ?', [new Date().toISOString()])
        await site.sql("DELETE FROM users_user WHERE username = 'marc'")
        expect(await client.list()).toMatchObject(hidden)
        const before = await others(signed)
        const names = must(await client.usersNow())
        expect(names).toEqual(expect.arrayContaining(['robin', 'rolf', 'romain', 'luc']))
        // Asking for the users has changed nothing.
        expect(await others(signed)).toEqual(before)
        const suspects = listed.filter((each) => each.user !== null && !names.includes(each.user))
        expect(new Set(suspects.map((each) => each.user))).toEqual(new Set(['marc']))
        const ref = refOf(site.url, ghost)
        expect(suspects.map((each) => each.ref)).toContain(ref)
        if (version === '26.10' && options.ui === 'extjs') {
          expect(await client.endSession(ref)).toMatchObject({ failure: { kind: 'cannotEnd' } })
          expect(client.endsBy(ref)).toBe('signInOver')
          expect(await client.endBySigningIn(ref, account)).toEqual({ kind: 'sent' })
        } else {
          expect(await client.endSession(ref)).toEqual({ kind: 'sent' })
        }
        expect(await others(signed)).toEqual(without(before, [ghost]))
        expect(must(await client.list()).sessions).toHaveLength(before.length)
      }))

    test(`${what}: a session whose last activity has become unreadable cannot be ended from here, and does not count as a ghost`, () =>
      withClient(version, options, async (signed) => {
        const { site, client } = signed
        const key = await site.insertSession({ user: 'luc', lastActivityAgo: day })
        must(await client.list())
        const bad = await site.insertSession({ kind: 'without-microseconds', user: 'luc' })
        const data = 'SELECT session_data FROM django_session WHERE session_key = ?'
        await site.sql(`UPDATE django_session SET session_data = (${data}) WHERE session_key = ?`, [bad, key])
        await site.sql('DELETE FROM django_session WHERE session_key = ?', [bad])
        expect(await client.list()).toMatchObject(hidden)
        const before = await others(signed)
        expect(must(await client.usersNow())).toContain('luc')
        const answer = await client.endSession(refOf(site.url, key))
        expect(answer).toMatchObject({ kind: 'failed', failure: { kind: 'cannotEnd' } })
        expect(client.endsBy(refOf(site.url, key))).toBe('usual')
        expect(await others(signed)).toEqual(before)
        await site.runOnServer(serverHelp('tableHidden'))
        expect(await others(signed)).toEqual(without(before, [key]))
        must(await client.list())
      }))

    test(`${what}: the lines for the server remove only the broken sessions, and the table is back`, () =>
      withClient(version, options, async (signed) => {
        const { site, client } = signed
        await site.insertSessions([{ kind: 'undecodable' }, { kind: 'anonymous' }, { lastActivityAgo: null }])
        const good = await others(signed)
        const bad = await site.insertSessions([
          { kind: 'ghost' },
          { kind: 'ghost', lastActivityAgo: null },
          { kind: 'ghost', expiresIn: -day },
          { kind: 'without-microseconds', user: 'luc' },
        ])
        expect(await client.list()).toMatchObject(hidden)
        const printed = await site.runOnServer(serverHelp('tableHidden'))
        expect(await others(signed)).toEqual(good)
        expect(must(await client.list()).sessions).toHaveLength(good.length + 1)
        expect(printed).toContain('Bad sessions removed: 4')
        for (const key of bad) {
          expect(printed).toContain(`${key.slice(0, 6)}...: its `)
          expect(printed).not.toContain(key.slice(0, 7))
        }
        expect(await site.runOnServer(serverHelp('tableHidden'))).toContain('Bad sessions removed: 0')
        expect(await others(signed)).toEqual(good)
      }))

    test(`${what}: the lines that make room remove what has expired, and what nobody has used for four days`, () =>
      withClient(version, options, async (signed) => {
        const { site } = signed
        await site.runOnServer(roomOnServer)
        const now = Date.now()
        const left = await others(signed)
        expect(left.length).toBeGreaterThan(0)
        for (const row of left) expect(Date.parse(row.expire)).toBeGreaterThan(now + 10 * day * 1000 - 60_000)
      }))
  })
}
