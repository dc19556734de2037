import { describe, expect, test } from 'vitest'
import type { KillRun } from '../../contract/kill.ts'
import type { Console } from '../../core/console.ts'
import { startWorking, populate } from './busy-lino.ts'
import { must, signedIn, startAndWait, startConsole } from './console.ts'
import { borrowLino, describeLino, type LinoRow, type LinoSite } from './lino/index.ts'
import type { LinoVersion } from './lino/install.mjs'
import type { LinoOptions } from './lino/options.ts'
import { refOf } from './lino-truth.ts'
import { startProxy } from './proxy.ts'
import { sentThrough, sentTwiceUnseen } from './sent-keys.ts'

interface Bulk {
  /** Sessions in the database. */
  readonly size: number
  readonly options: LinoOptions & { readonly ui?: 'react' | 'extjs' }
  /** The consoles that kill, each for one user. */
  readonly administrators: readonly string[]
  /** Every URL that signs out is barred. */
  readonly barred?: boolean
  /** Called once, when some of them are killed. */
  readonly inTheMiddle?: (site: LinoSite) => Promise<void>
}

const isSignOut = (path: string): boolean => /^\/(auth|logout)\b|[?&]an=sign_out/.test(path)

async function killInBulk(version: LinoVersion, bulk: Bulk): Promise<void> {
  const site = await borrowLino(version, { startedAgoSeconds: 864_000, ...bulk.options })
  const proxy = await startProxy(site.url, {
    bar: ({ path }) => (bulk.barred && isSignOut(path) ? 403 : null),
  })
  const consoles = await Promise.all(bulk.administrators.map(() => startConsole()))
  const { dangling, workers } = await populate(site, bulk.size, 11)
  const before = await site.dump()
  expect(before).toHaveLength(bulk.size)
  const working = startWorking(site, bulk.options.ui ?? 'react', workers)
  let used = workers.length
  try {
    const plans = await Promise.all(
      consoles.map(async ({ api }, at) => {
        const { siteId } = await signedIn(api, proxy.url, site.password, bulk.administrators[at])
        return must(await api.previewKill({ siteId, rule: { dangling: true } }))
      }),
    )
    const planned = new Set(dangling.map((key) => refOf(proxy.url, key)))
    for (const plan of plans) expect(new Set(plan.victims.map(({ ref }) => ref))).toEqual(planned)

    // Some are used again after the preview, anywhere in the plan, and some during the kill, at its end.
    const woken = dangling.filter((_, at) => at % 50 === 40)
    await working.takeUp(woken)
    const late = dangling.slice(0, 5)
    const happened = once(consoles, async (runIds) => {
      // A kill of fewer sessions may be over before the next list, so that nobody could see who came back. So
      // the test waits for this number.
      const isShort = dangling.length < 600
      const each = (act: 'pauseKill' | 'continueKill'): Promise<unknown> =>
        Promise.all([...runIds].map(([{ api }, runId]) => api[act]({ runId })))
      if (isShort) await each('pauseKill')
      await working.takeUp(late)
      if (isShort) await each('continueKill')
      await bulk.inTheMiddle?.(site)
    })
    const runs = await Promise.all(plans.map((plan, at) => startAndWait(apiOf(consoles, at), plan)))
    await happened

    const spared = new Set([...woken, ...late])
    used += spared.size
    const rows = await site.dump()
    for (const run of runs) {
      expect(run.failure).toBeNull()
      expect(run.killBy).toBe(bulk.barred ? 'kill' : 'signOut')
      expectOutcomes(run, rows, proxy.url)
      const { killed, alreadyGone } = run.outcomes
      expect(run.outcomes).toMatchObject({ refused: 0, failed: 0, unknown: 0, spared: spared.size })
      expect(killed + alreadyGone).toBe(dangling.length - spared.size)
      const sparedRefs = run.results.filter((each) => each.outcome === 'spared')
      expect(new Set(sparedRefs.map((each) => each.reason))).toEqual(new Set(['becameActive']))
      expect(new Set(sparedRefs.map((each) => each.ref))).toEqual(
        new Set([...spared].map((key) => refOf(proxy.url, key))),
      )
    }
    const keys = new Set(dangling)
    if (consoles.length === 1) expect(sentTwiceUnseen(sentThrough(proxy.requests, keys))).toEqual([])
    const touched = new Set([...workers, ...spared])
    expectOthers(before, rows, keys, spared, touched, consoles.length)
  } finally {
    await working.stop()
    await Promise.all(consoles.map((each) => each.close()))
    await proxy.close()
    await site.stop()
  }
  expect(working.loggedOff).toEqual([])
  // Each of them was used again and again. How often depends on the machine.
  expect(working.pages).toBeGreaterThan(2 * used)
}

function apiOf(consoles: readonly Console[], at: number): Console['api'] {
  const found = consoles[at]
  if (!found) throw new Error('There is no such console.')
  return found.api
}

/** Does this once, with each console's run, when all have begun and one of them has sent requests. */
function once(
  consoles: readonly Console[],
  act: (runIds: ReadonlyMap<Console, string>) => Promise<void>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const runIds = new Map<Console, string>()
    let done = false
    for (const each of consoles) {
      each.api.subscribe((event) => {
        if (event.type !== 'killRun') return
        runIds.set(each, event.run.runId)
        if (done || event.run.sent < 100 || runIds.size < consoles.length) return
        done = true
        act(runIds).then(resolve, reject)
      })
    }
  })
}

/** Every outcome is what the database says. */
function expectOutcomes(run: KillRun, rows: readonly LinoRow[], url: string): void {
  const live = new Set(
    rows.filter((row) => Date.parse(row.expire) > Date.now()).map((row) => refOf(url, row.key)),
  )
  const wrong = run.results.filter(({ ref, outcome }) => {
    const gone = outcome === 'killed' || outcome === 'alreadyGone'
    return gone === live.has(ref)
  })
  expect(wrong).toEqual([])
  expect(run.results).toHaveLength(run.planned)
}

/**
 * All dangling sessions are gone except the spared ones. No other row is gone, changed or new, except the
 * consoles' own.
 */
function expectOthers(
  before: readonly LinoRow[],
  after: readonly LinoRow[],
  dangling: ReadonlySet<string>,
  spared: ReadonlySet<string>,
  touched: ReadonlySet<string>,
  own: number,
): void {
  const known = new Set(before.map((row) => row.key))
  const rest = before.filter((row) => !dangling.has(row.key) || spared.has(row.key))
  const left = after.filter((row) => known.has(row.key))
  expect(left.map((row) => row.key)).toEqual(rest.map((row) => row.key))
  const quiet = (rows: readonly LinoRow[]): LinoRow[] => rows.filter((row) => !touched.has(row.key))
  expect(quiet(left)).toEqual(quiet(rest))
  expect(after).toHaveLength(rest.length + own)
}

const sites: [LinoVersion, 'react' | 'extjs'][] = [
  ['26.10', 'react'],
  ['26.10', 'extjs'],
  ['25.5', 'react'],
  ['21.4', 'react'],
]

async function restart(site: LinoSite): Promise<void> {
  await site.kill()
  await site.restart()
}

/**
 * Many sessions, and three users who work all the time. Dangling sessions go, and nobody notices. `sizeOf`
 * says how many sessions a version's database holds.
 */
export function killsInBulk(sizeOf: (version: LinoVersion) => number): void {
  for (const [version, ui] of sites) {
    describeLino(version, () => {
      const size = sizeOf(version)
      describe(ui, () => {
        test('all dangling ones are gone, and three users at work have noticed nothing', () =>
          killInBulk(version, { size, options: { ui }, administrators: ['robin'] }))

        test('two administrators kill the same ones at once', () =>
          killInBulk(version, {
            size,
            options: { ui },
            administrators: version === '25.5' ? ['robin', 'robin'] : ['robin', 'romain'],
          }))

        test('the server is killed and started again in the middle', () =>
          killInBulk(version, { size, options: { ui }, administrators: ['robin'], inTheMiddle: restart }))
      })
    })
  }

  for (const version of ['25.5', '21.4'] satisfies LinoVersion[]) {
    describeLino(version, () => {
      describe('every sign-out is barred, so the site’s own Kill is used', () => {
        const barred = { size: sizeOf(version), options: {}, barred: true, administrators: ['robin'] }

        test('two administrators kill the same ones at once', () =>
          killInBulk(version, { ...barred, administrators: ['robin', 'romain'] }))

        if (version === '25.5') {
          test('all dangling ones are gone, and three users at work have noticed nothing', () =>
            killInBulk(version, barred))
        } else {
          test('the server is killed and started again in the middle', () =>
            killInBulk(version, { ...barred, inTheMiddle: restart }))
        }
      })
    })
  }
}
