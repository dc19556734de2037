import { expect, it, onTestFinished } from 'vitest'
import type { ConsoleEvent } from '../../../contract/console-api.ts'
import type { KillRun } from '../../../contract/kill.ts'
import type { DemoOptions } from '../../../demo/options.ts'
import { startDemoSite, type DemoSite } from '../../../demo/start.ts'
import { killBy, must, signedIn, startAndWait, startConsole } from '../../support/console.ts'
import { memoryLineFile } from '../../support/memory-lines.ts'
import { withHints } from '../../support/failures.ts'

const day = 86_400_000
const signOuts = { method: 'GET', path: '/auth' }

/** A console and a practice site to kill on. The test removes both. */
async function stage(options: DemoOptions = {}) {
  const audit = memoryLineFile()
  const { api, close } = await startConsole({ audit })
  const events: ConsoleEvent[] = []
  api.subscribe((event) => events.push(event))
  onTestFinished(() => close().then(() => undefined))
  const add = async (more: DemoOptions = {}) => {
    const site = await startDemoSite({ sessions: 12, dangling: 6, ...options, ...more })
    onTestFinished(() => site.close())
    const { siteId } = await signedIn(api, site.url, '1234')
    return { site, siteId }
  }
  const runs = (): KillRun[] => events.flatMap((event) => (event.type === 'killRun' ? [event.run] : []))
  return { api, audit, runs, add, ...(await add()) }
}

const asked = (site: DemoSite): number =>
  site.requests().filter((each) => each.method === 'GET' && each.path === '/auth').length

it('counts down five seconds before anything is sent, and starts at once on command', async () => {
  const { api, siteId, site } = await stage()
  const { planId, victims } = must(await api.previewKill({ siteId, rule: { dangling: true } }))
  const before = Date.now()
  const [run] = must(await api.startKill({ planIds: [planId], typedNumber: victims.length }))
  expect(run).toMatchObject({ phase: 'countdown', sent: 0 })
  const runId = run?.runId ?? ''
  const counting = must(await api.killRun({ runId }))
  expect(counting.waitsUntil).toBeGreaterThanOrEqual(before + 5000)
  const sent = asked(site)
  must(await api.continueKill({ runId }))
  await expect.poll(async () => must(await api.killRun({ runId })).phase).toBe('done')
  expect(Date.now() - before).toBeLessThan(4000)
  expect(asked(site)).toBeGreaterThan(sent)
})

it('makes room on a full site: as many can sign in as were asked for', async () => {
  const { api, siteId, site } = await stage()
  const live = site.sessions().filter((each) => each.expire > Date.now()).length
  site.setLimit(live)
  must(await api.changeSite({ siteId, sessionsLimit: live }))
  const run = await killBy(api, siteId, { makeRoom: 2 })
  expect(run.outcomes).toMatchObject({ killed: 2 })
  for (const [nth, ok] of [
    [1, true],
    [2, true],
    [3, false],
  ] as const) {
    const { siteId: again } = must(
      await api.addSite({ name: `again ${String(nth)}`, url: site.url, user: 'rolf', saved: false }),
    )
    expect((await api.signIn({ siteId: again, password: '1234' })).ok).toBe(ok)
  }
})

it('spares exempt sessions, on every site or on this one, and puts that on record', async () => {
  const { api, siteId, site, audit } = await stage({ sessions: 0, dangling: 0 })
  const wallTablet = site.addSession({ user: 'luc', idleMs: 9 * day, ip: '10.0.0.99' })
  const marcs = site.addSession({ user: 'marc', idleMs: 9 * day })
  site.addSession({ user: 'romain', idleMs: 9 * day })
  must(await api.addExemption({ siteId, kind: 'ip', value: '10.0.0.99' }))
  const marc = must(await api.addExemption({ siteId: null, kind: 'user', value: 'marc' }))
  must(await api.readNow({ siteId }))
  const plan = must(await api.previewKill({ siteId, rule: { dangling: true } }))
  expect(plan.victims).toMatchObject([{ user: 'romain' }])
  expect(plan.leftOut.map(({ reason }) => reason)).toEqual(['exempt', 'exempt'])
  expect((await startAndWait(api, plan)).outcomes).toMatchObject({ killed: 1 })
  must(await api.removeExemption({ exemptionId: marc.exemptionId }))
  expect((await killBy(api, siteId, { dangling: true })).outcomes).toMatchObject({ killed: 1 })
  const keys = site.sessions().map(({ key }) => key)
  expect([keys.includes(wallTablet), keys.includes(marcs)]).toEqual([true, false])
  const { entries, verification } = must(await api.readAudit({}))
  expect(verification.problems).toEqual([])
  expect(entries.map(({ event }) => event.kind)).toEqual([
    ...['exempted', 'exempted', 'killStarted', 'killEnded', 'exemptionRemoved', 'killStarted', 'killEnded'],
  ])
  for (const { key } of site.sessions()) expect(audit.text).not.toContain(key.slice(0, 6))
})

it('kills on several sites side by side, each at its own pace', async () => {
  const { api, siteId, site, add, runs } = await stage({ latency: 20 })
  const other = await add({ latency: 20 })
  const plans = await Promise.all(
    [siteId, other.siteId].map(async (id) =>
      must(await api.previewKill({ siteId: id, rule: { dangling: true } })),
    ),
  )
  const planIds = plans.map(({ planId }) => planId)
  const total = plans.reduce((sum, { victims }) => sum + victims.length, 0)
  expect(await api.startKill({ planIds, typedNumber: total - 1, countdownSeconds: 0 })).toMatchObject({
    ok: false,
  })
  must(await api.startKill({ planIds, typedNumber: total, countdownSeconds: 0 }))
  await expect.poll(() => runs().filter(({ phase }) => phase === 'done').length).toBe(2)
  const started = runs().findIndex(({ siteId: id, phase }) => id === other.siteId && phase === 'running')
  const ended = runs().findIndex(({ siteId: id, phase }) => id === siteId && phase === 'done')
  expect(started).toBeGreaterThan(-1)
  expect(started).toBeLessThan(ended)
  expect(asked(site)).toBeGreaterThan(0)
})

it('continues after a busy server, and waits for the time that it asked for', async () => {
  const { api, siteId, site, runs } = await stage()
  site.setFault(null)
  site.failNext({ kind: 'busy', retryAfter: 1 }, signOuts, 1)
  const plan = must(await api.previewKill({ siteId, rule: { dangling: true } }))
  const run = await startAndWait(api, plan)
  expect(run).toMatchObject({ failure: null, outcomes: { killed: plan.victims.length } })
  expect(runs().some(({ waitsUntil, phase }) => phase === 'running' && waitsUntil !== null)).toBe(true)
})

it('stops when somebody has ended our own session, and reports what became of the sent ones', async () => {
  const { api, siteId, site, runs } = await stage({ latency: 30, sessions: 60, dangling: 50 })
  const plan = must(await api.previewKill({ siteId, rule: { dangling: true } }))
  const isDangling = ({ lastActivity, expire }: { lastActivity: number | null; expire: number }): boolean =>
    expire > Date.now() && lastActivity !== null && lastActivity < Date.now() - 4 * day
  const dangling = site.sessions().filter(isDangling)
  expect(dangling.length).toBe(plan.victims.length)
  const own = site.sessions().find((each) => each.user === 'robin' && each.expire > Date.now() + 13 * day)
  const stop = api.subscribe((event) => {
    if (event.type === 'killRun' && event.run.sent > 5 && own) site.removeSession(own.key)
  })
  const run = await startAndWait(api, plan)
  stop()
  expect(run.failure?.kind).toBe('signedOut')
  expect(run.outcomes.unknown).toBe(0)
  expect(run.outcomes.killed + run.outcomes.failed).toBe(plan.victims.length)
  const left = new Set(site.sessions().map(({ key }) => key))
  expect(run.outcomes.killed).toBe(dangling.filter(({ key }) => !left.has(key)).length)
  expect(runs().at(-1)?.phase).toBe('done')
})

it('is cancelled, and done, before our own session is signed out', async () => {
  const { api, siteId, site } = await stage({ latency: 30, sessions: 60, dangling: 50 })
  const plan = must(await api.previewKill({ siteId, rule: { dangling: true } }))
  const done = startAndWait(api, plan)
  await expect.poll(() => asked(site)).toBeGreaterThan(3)
  must(await api.signOut({ siteId }))
  const run = await done
  expect(run).toMatchObject({ cancelled: true, outcomes: { failed: 0, unknown: 0 } })
  expect(run.outcomes.spared).toBeGreaterThan(0)
})

it('a kill continues while its site gets another name, and ends before it gets another account', async () => {
  const { api, siteId, site, runs } = await stage({ latency: 30, sessions: 60, dangling: 50 })
  const plan = must(await api.previewKill({ siteId, rule: { dangling: true } }))
  const done = startAndWait(api, plan)
  await expect.poll(() => asked(site)).toBeGreaterThan(3)
  must(await api.changeSite({ siteId, name: 'Eupen', url: `${site.url}/`, user: 'robin', allowHttp: false }))
  expect(await api.changeSite({ siteId, url: 'no address' })).toMatchObject({ ok: false })
  expect(runs().at(-1)).toMatchObject({ phase: 'running', cancelled: false })
  must(await api.changeSite({ siteId, user: 'rolf' }))
  expect(withHints(await done)).toMatchObject({ cancelled: true, failure: null })
})

it('starts no plan of a site that was removed or changed since', async () => {
  const { api, siteId } = await stage()
  const preview = async () => must(await api.previewKill({ siteId, rule: { dangling: true } }))
  const start = ({ planId, victims }: Awaited<ReturnType<typeof preview>>) =>
    api.startKill({ planIds: [planId], typedNumber: victims.length, countdownSeconds: 0 })
  const refused = { ok: false, failure: { kind: 'usage', cause: 'siteChangedSince' } }
  const before = await preview()
  must(await api.changeSite({ siteId, user: 'rolf' }))
  expect(await start(before)).toMatchObject(refused)
  must(await api.signIn({ siteId, password: '1234' }))
  const later = await preview()
  must(await api.removeSite({ siteId }))
  expect(await start(later)).toMatchObject(refused)
})
