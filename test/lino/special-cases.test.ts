import { expect, test } from 'vitest'
import { killAll, killBy, must, sessionsOf, signedIn, startConsole } from '../support/console.ts'
import { borrowLino, describeLino, type LinoSite } from '../support/lino/index.ts'
import type { LinoVersion } from '../support/lino/install.mjs'
import type { LinoOptions } from '../support/lino/options.ts'
import { startProxy } from '../support/proxy.ts'
import { refOf } from '../support/lino-truth.ts'

/** Runs a test body with a site and a console, and takes both down. */
async function withConsole(
  site: LinoSite,
  body: (api: Awaited<ReturnType<typeof startConsole>>['api']) => Promise<void>,
): Promise<void> {
  const { api, close } = await startConsole()
  try {
    await body(api)
  } finally {
    await close()
    await site.stop()
  }
}

const week = 7 * 86_400

describeLino('26.10', () => {
  test('a full site refuses by its limit, which is learnt, and lets in a user who confirms', async () => {
    const site = await borrowLino('26.10', { limit: 3 })
    await withConsole(site, async (api) => {
      await site.insertSessions([{}, {}, {}])
      const { siteId } = must(await api.addSite({ name: 'full', url: site.url, user: 'robin', saved: false }))
      const refused = await api.signIn({ siteId, password: site.password })
      expect(refused).toMatchObject({ ok: false, failure: { kind: 'limitReached', limit: 3, wayIn: true } })
      expect((await site.count()).total).toBe(3)
      // On the user's word the console gets in, shows that the site is full, and can make room.
      const entered = must(await api.signIn({ siteId, password: site.password, enterFull: true }))
      expect(entered).toMatchObject({ access: 'signedIn', sessionsLimit: 3, counts: { live: 4 } })
      expect((await site.count()).total).toBe(4)
    })
  })

  test('distinguishes a wrong password, an ordinary user and a user without a type, and leaves no session', async () => {
    const site = await borrowLino('26.10')
    await withConsole(site, async (api) => {
      const trial = async (user: string, password: string) => {
        const { siteId } = must(
          await api.addSite({ name: user + password, url: site.url, user, saved: false }),
        )
        const answer = await api.signIn({ siteId, password })
        return answer.ok ? 'signed in' : answer.failure.kind
      }
      expect(await trial('robin', 'wrong')).toBe('wrongPassword')
      expect(await trial('luc', site.password)).toBe('notAdministrator')
      expect(await trial('notype', site.password)).toBe('wrongPassword')
      expect((await site.count()).total).toBe(0)
    })
  })

  test('killed by another administrator: our session is gone, and that is said', async () => {
    const site = await borrowLino('26.10')
    await withConsole(site, async (api) => {
      const { siteId } = await signedIn(api, site.url, site.password)
      await site.clear()
      expect(await api.readNow({ siteId })).toMatchObject({ ok: false, failure: { kind: 'signedOut' } })
      expect(must(await api.listSites({}))[0]?.access).toBe('signedOut')
    })
  })

  test('sessions kept in a cache cannot be listed', async () => {
    const site = await borrowLino('26.10', { engine: 'cache' })
    await withConsole(site, async (api) => {
      const { siteId } = must(
        await api.addSite({ name: 'cache', url: site.url, user: 'robin', saved: false }),
      )
      const answer = await api.signIn({ siteId, password: site.password })
      expect(answer).toMatchObject({ ok: false, failure: { kind: 'notInDatabase' } })
    })
  })

  test('never kills the own session, or one that is used during the kill', async () => {
    const site = await borrowLino('26.10')
    await withConsole(site, async (api) => {
      const keys = await site.insertSessions(
        Array.from({ length: 20 }, () => ({ user: 'luc', lastActivityAgo: week })),
      )
      const { siteId } = await signedIn(api, site.url, site.password)
      const sessions = await sessionsOf(api, siteId)
      const plan = must(await api.previewKill({ siteId, rule: { refs: sessions.map((each) => each.ref) } }))
      expect(plan.leftOut).toEqual([{ ref: sessions.find((each) => each.own)?.ref, reason: 'own' }])
      // One of them comes back between preview and kill.
      const back = keys[7] ?? ''
      await fetch(`${site.url}user/settings/`, { headers: { cookie: `sessionid=${back}` } })
      // Lino stamps the use after it has answered.
      const stamped = async (): Promise<boolean> =>
        (await site.dump()).some(
          (row) => row.key === back && Date.parse(row.lastActivity ?? '') > Date.now() - 60_000,
        )
      await expect.poll(stamped, { timeout: 10_000 }).toBe(true)
      const run = await killAll(
        api,
        siteId,
        sessions.filter((each) => !each.own).map((each) => each.ref),
      )
      const kept = (await site.dump()).map((row) => row.key)
      expect(kept).toContain(back)
      expect(run).toMatchObject({ outcomes: { killed: 19, spared: 1 } })
    })
  })
})

describeLino('26.10', () => {
  test('ExtJS: an anonymous session ends by signing in over it, if the user asks for that, and otherwise stays', async () => {
    const site = await borrowLino('26.10', { ui: 'extjs' })
    await withConsole(site, async (api) => {
      const anonymous = await site.insertSession({ kind: 'anonymous', expiresIn: week })
      const old = await site.insertSession({ user: 'luc', lastActivityAgo: week })
      const keep = await site.insertSession({ user: 'luc' })
      const { siteId } = await signedIn(api, site.url, site.password)
      const refs = [refOf(site.url, anonymous), refOf(site.url, old)]
      const plan = must(await api.previewKill({ siteId, rule: { refs } }))
      expect(plan.warnings).toContainEqual({ code: 'cannotEnd', count: 1, bySigningIn: 1 })
      const keys = async (): Promise<string[]> => (await site.dump()).map((row) => row.key)
      const before = await keys()
      const run = await killBy(api, siteId, { refs })
      expect(run.outcomes).toMatchObject({ killed: 1, failed: 1 })
      expect(run.results.find((each) => each.user === null)).toMatchObject({ reason: 'cannotEnd' })
      expect(await keys()).toEqual(before.filter((key) => key !== old))
      const over = await killBy(api, siteId, { refs: [refOf(site.url, anonymous)], signInOver: true })
      expect(over).toMatchObject({ failure: null, outcomes: { killed: 1, failed: 0, unknown: 0 } })
      expect(await keys()).toEqual(before.filter((key) => key !== old && key !== anonymous))
      expect(await keys()).toContain(keep)
    })
  })
})

/** Ends the sessions of users who may no longer sign in: one is inactive, one has no user type. */
const formerUsers: [LinoVersion, LinoOptions][] = [
  ['21.4', { ui: 'extjs' }],
  ['25.5', { ui: 'extjs' }],
  ['26.10', { ui: 'extjs' }],
  ['26.10', { ui: 'react' }],
]

for (const [version, options] of formerUsers) {
  describeLino(version, () => {
    test(`${options.ui}: sessions of users who may no longer sign in end as well`, async () => {
      const site = await borrowLino(version, options)
      await withConsole(site, async (api) => {
        const keys = await site.insertSessions(
          ['former', 'notype', 'luc', 'former', 'notype'].map((user) => ({ user, lastActivityAgo: week })),
        )
        const keep = await site.insertSession({ user: 'notype' })
        const { siteId } = await signedIn(api, site.url, site.password)
        const rule = { refs: keys.map((key) => refOf(site.url, key)), signInOver: true }
        expect(await killBy(api, siteId, rule)).toMatchObject({ failure: null, outcomes: { killed: 5 } })
        const left = (await site.dump()).map((row) => row.key)
        expect(left).toContain(keep)
        expect(left).toHaveLength(2)
      })
    })
  })
}

/** The setup of a site whose table two ghosts hide: the sessions of a user who is deleted after the list. */
const hiddenSites: [LinoVersion, LinoOptions][] = [
  ['26.10', { ui: 'react' }],
  ['26.10', { ui: 'extjs' }],
  ['25.5', { ui: 'react' }],
  ['21.4', { ui: 'extjs' }],
]

for (const [version, options] of hiddenSites) {
  describeLino(version, () => {
    test(`${options.ui}: ghosts hide the table, are pointed out among the last rows and ended, and the table comes back`, async () => {
      const site = await borrowLino(version, options)
      await withConsole(site, async (api) => {
        const keys = await site.insertSessions(Array.from({ length: 10 }, () => ({ user: 'luc' })))
        const ghosts = await site.insertSessions([{ user: 'marc' }, { user: 'marc', lastActivityAgo: week }])
        const { siteId } = await signedIn(api, site.url, site.password)
        const rows = await sessionsOf(api, siteId)
        await site.sql("DELETE FROM users_user WHERE username = 'marc'")
        expect(await api.readNow({ siteId })).toMatchObject({
          failure: {
            kind: 'tableHidden',
            siteText: expect.stringContaining('User matching query does not exist'),
          },
        })
        expect(await sessionsOf(api, siteId)).toEqual(rows)
        const refs = ghosts.map((key) => refOf(site.url, key))
        const help = must(await api.hiddenHelp({ siteId }))
        expect([...help.suspects].sort()).toEqual([...refs].sort())
        const outcomes = []
        for (const ref of help.suspects) outcomes.push(must(await api.endHidden({ siteId, ref })).outcome)
        // Only a list shows it, and the table is there again when the last ghost is gone.
        expect(outcomes).toEqual(['unknown', 'killed'])
        expect(await sessionsOf(api, siteId)).toHaveLength(rows.length - 2)
        expect(must(await api.readNow({ siteId })).failure).toBeNull()
        const left = (await site.dump()).map((row) => row.key)
        expect(left).toHaveLength(rows.length - 2)
        expect(left).toEqual(expect.arrayContaining(keys))
      })
    })
  })
}

describeLino('25.5', () => {
  test('where every sign-out URL is barred, the site’s own Kill is used', async () => {
    const site = await borrowLino('25.5')
    const bars = (path: string): boolean => path.startsWith('/auth') || path.includes('an=sign_out')
    const proxy = await startProxy(site.url, { bar: (request) => (bars(request.path) ? 403 : null) })
    await withConsole(site, async (api) => {
      const keys = await site.insertSessions(
        Array.from({ length: 30 }, () => ({ user: 'luc', lastActivityAgo: week })),
      )
      const { siteId, killBy } = await signedIn(api, proxy.url, site.password)
      expect(killBy).toBe('kill')
      const run = await killAll(
        api,
        siteId,
        keys.map((key) => refOf(proxy.url, key)),
      )
      expect(run).toMatchObject({ failure: null, outcomes: { killed: 30 }, killBy: 'kill' })
      expect((await site.dump()).filter((row) => keys.includes(row.key))).toEqual([])
      // Each key went out once, in one request, and with our own cookie beside it.
      const kills = proxy.requests.filter((request) => request.path.includes('kill_session'))
      expect(kills).toHaveLength(30)
      proxy.setRules({})
    })
    await proxy.close()
  })
})

describeLino('26.10', () => {
  test('a key leaves only in the one request that ends it: alone, and after the URL was checked', async () => {
    const site = await borrowLino('26.10')
    const proxy = await startProxy(site.url)
    await withConsole(site, async (api) => {
      const keys = await site.insertSessions(
        Array.from({ length: 5 }, () => ({ user: 'luc', lastActivityAgo: week })),
      )
      const { siteId } = await signedIn(api, proxy.url, site.password)
      await killAll(
        api,
        siteId,
        keys.map((key) => refOf(proxy.url, key)),
      )
      const holding = proxy.requests.filter((request) =>
        keys.some((key) => JSON.stringify(request).includes(key)),
      )
      expect(holding.map((request) => `${request.method} ${request.path}`)).toEqual(
        keys.map(() => 'GET /auth'),
      )
      expect(holding.map((request) => request.cookies.length)).toEqual(keys.map(() => 1))
      const first = proxy.requests.findIndex((request) => request === holding[0])
      const sure = proxy.requests.findIndex(
        (request) => request.path === '/auth' && request.cookies.length === 0,
      )
      expect(sure).toBeGreaterThanOrEqual(0)
      expect(sure).toBeLessThan(first)
    })
    await proxy.close()
  })
})
