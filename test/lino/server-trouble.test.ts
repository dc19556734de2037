import { expect, test } from 'vitest'
import type { Console } from '../../core/console.ts'
import { must, sessionsOf, signedIn, startAndWait, startConsole } from '../support/console.ts'
import { borrowLino, describeLino, type LinoSite } from '../support/lino/index.ts'
import type { LinoVersion } from '../support/lino/install.mjs'
import type { LinoOptions } from '../support/lino/options.ts'
import { refOf } from '../support/lino-truth.ts'
import { startProxy } from '../support/proxy.ts'

// What a server, its proxy or another administrator may do in the middle of a kill, held against the
// database's rows.

const week = 7 * 86_400
const size = 60

interface Stage {
  readonly site: LinoSite
  readonly api: Console['api']
  readonly proxy: Awaited<ReturnType<typeof startProxy>>
  readonly siteId: string
  /** The keys of the victims. */
  readonly keys: readonly string[]
  /** Refs of those that are still in the database. */
  left(): Promise<Set<string>>
}

async function withVictims(
  version: LinoVersion,
  options: LinoOptions,
  body: (stage: Stage) => Promise<void>,
): Promise<void> {
  const site = await borrowLino(version, options)
  const proxy = await startProxy(site.url)
  const { api, close } = await startConsole()
  try {
    const victim = { user: 'luc', lastActivityAgo: week }
    const keys = await site.insertSessions(Array.from({ length: size }, () => victim))
    const { siteId } = await signedIn(api, proxy.url, site.password)
    const left = async (): Promise<Set<string>> =>
      new Set(
        (await site.dump()).filter((row) => keys.includes(row.key)).map((row) => refOf(proxy.url, row.key)),
      )
    await body({ site, api, proxy, siteId, keys, left })
  } finally {
    await close()
    await proxy.close()
    await site.stop()
  }
}

/** Lets this number of requests go out, then does something before the next one. */
function afterSent(
  sent: number,
  act: () => number | null,
): (request: { path: string; cookies: unknown[] }) => number | null {
  let seen = 0
  return ({ path, cookies }) => {
    const isVictim = /^\/auth\b|an=sign_out/.test(path) && cookies.length === 1
    if (isVictim) seen += 1
    return seen > sent ? act() : null
  }
}

const sites: [LinoVersion, LinoOptions][] = [
  ['26.10', {}],
  ['26.10', { ui: 'extjs' }],
  ['21.4', {}],
]

for (const [version, options] of sites) {
  describeLino(version, () => {
    test(`${options.ui ?? 'react'}: a server whose disk is full is left alone after three of them`, () =>
      withVictims(version, options, async ({ site, api, siteId, left }) => {
        // The first ones go. Then sqlite refuses, as it does on a full disk.
        await site.sql('CREATE TABLE gone (n INTEGER)')
        await site.sql(
          'CREATE TRIGGER counted AFTER DELETE ON django_session BEGIN INSERT INTO gone VALUES (1); END',
        )
        await site.sql(
          "CREATE TRIGGER full BEFORE DELETE ON django_session WHEN (SELECT COUNT(*) FROM gone) >= 20 BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END",
        )
        const plan = must(await api.previewKill({ siteId, rule: { dangling: true } }))
        const run = await startAndWait(api, plan)
        await site.sql('DROP TRIGGER full')
        // Lino's ExtJS answers an error with 200, and nothing in it distinguishes it from a proxy's page.
        expect(run.failure?.kind).toBe(options.ui === 'extjs' ? 'unintelligible' : 'serverBusy')
        expect(run.outcomes).toMatchObject({ killed: 20, failed: size - 20, unknown: 0 })
        // 21.4 has a Kill of its own, which is tried as well.
        expect(run.sent).toBe(version === '21.4' ? 26 : 23)
        const failed = run.results.filter((each) => each.outcome === 'failed').map((each) => each.ref)
        expect(await left()).toEqual(new Set(failed))
      }))
  })
}

describeLino('26.10', () => {
  test('one page of a proxy instead of a list stops nothing', () =>
    withVictims('26.10', {}, async ({ api, proxy, siteId, left }) => {
      const plan = must(await api.previewKill({ siteId, rule: { dangling: true } }))
      let odd = 0
      proxy.setRules({
        bar: ({ path }) => (path.startsWith('/api/users/Sessions') && (odd += 1) === 2 ? 403 : null),
      })
      const run = await startAndWait(api, plan)
      expect(odd).toBeGreaterThan(2)
      expect(run).toMatchObject({ failure: null, outcomes: { killed: size, unknown: 0 } })
      expect(await left()).toEqual(new Set())
    }))

  test('our own session is ended while a kill is paused: nothing more is sent, and every outcome is known', () =>
    withVictims('26.10', {}, async ({ site, api, proxy, siteId, keys, left }) => {
      const own = (await sessionsOf(api, siteId)).find((each) => each.own)?.ref
      const plan = must(await api.previewKill({ siteId, rule: { dangling: true } }))
      let runId = ''
      const stop = api.subscribe((event) => {
        if (event.type === 'killRun') runId = event.run.runId
      })
      const paused = new Promise<void>((resolve) => {
        proxy.setRules({
          bar: afterSent(20, () => {
            void api.pauseKill({ runId }).then(() => resolve())
            return null
          }),
        })
      })
      const ended = startAndWait(api, plan)
      await paused
      proxy.setRules({})
      const rows = (await site.dump()).filter((row) => refOf(proxy.url, row.key) === own)
      expect(rows).toHaveLength(1)
      await fetch(`${site.url}auth`, {
        headers: { cookie: `sessionid=${rows[0]?.key ?? ''}` },
        redirect: 'manual' as const,
      })
      must(await api.continueKill({ runId }))
      const run = await ended
      stop()
      expect(run).toMatchObject({ failure: { kind: 'signedOut' }, outcomes: { unknown: 0 } })
      expect(run.sent).toBeLessThan(25)
      const failed = run.results.filter((each) => each.outcome === 'failed').map((each) => each.ref)
      expect(await left()).toEqual(new Set(failed))
      expect(failed.length).toBe(keys.length - run.sent)
    }))
})
