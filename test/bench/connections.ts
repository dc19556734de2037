/**
 * `node test/bench/connections.ts [rounds] [kills]`: are two or three connections to one site faster for a
 * kill than one, and what do they cost other users? On a real Lino 26.10 over PostgreSQL with three workers,
 * near and 50 ms away. The runs alternate, so that other work on the machine affects all alike. Only the
 * ratios count (docs/decisions/0016-connections-to-a-site.md).
 */
import { execFileSync } from 'node:child_process'
import { appendFileSync, closeSync, openSync } from 'node:fs'
import path from 'node:path'
import { createAxiosHttp } from '../../core/adapters/axios-http.ts'
import { paths, signOutRequest, usualTimeouts } from '../../core/lino/requests.ts'
import type { Http } from '../../core/ports.ts'
import { startLateProxy } from '../support/late-proxy.ts'
import { removeHome, startChild } from '../support/lino/child.ts'
import { startHelper, type Helper } from '../support/lino/helper.ts'
import { ensureLino } from '../support/lino/install.mjs'
import { preparedDefaults, runningDefaults } from '../support/lino/options.ts'
import { startPostgres } from '../support/lino/postgres.ts'
import { startServer } from '../support/lino/server.ts'
import { newSiteHome } from '../support/lino/template.ts'
import { median } from './console.ts'
import { signInBarely } from './read.ts'

const [rounds = 3, kills = 150] = process.argv.slice(2).map(Number)
/** On the site meanwhile, beside those that are killed. */
const staying = 300
const workers = 3
/** One way, milliseconds. */
const latencies = [0, 25]
const connections = [1, 2, 3]
const days = 86_400

interface Measured {
  readonly perSecond: number
  readonly signOutMs: number
  readonly listMs: number
  /** Of the other client's requests meanwhile. */
  readonly others: readonly number[]
}

const quantile = (times: readonly number[], part: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN

async function onPostgres(
  socketFolder: string,
): Promise<{ port: number; helper: Helper; stop(): Promise<void> }> {
  const lino = await ensureLino('26.10')
  if ('unavailable' in lino) throw new Error(lino.unavailable)
  const { python } = lino
  const options = { ...preparedDefaults, ...runningDefaults, workers }
  const home = await newSiteHome('26.10', python, options)
  // The site's folder is in the module path: its driver goes there, and the shared environment stays as it
  // is.
  execFileSync(python, ['-m', 'pip', 'install', '-q', '--target', home, 'psycopg[binary]==3.3.9'], {
    stdio: 'inherit',
  })
  appendFileSync(
    path.join(home, 'linolive', 'settings.py'),
    `\nDATABASES['default'] = dict(ENGINE='django.db.backends.postgresql', NAME='postgres', USER='lino', HOST='${socketFolder}')\n`,
  )
  const log = openSync(path.join(home, 'prepare.log'), 'w')
  const how = await startChild(python, ['-m', 'linolive.prepare'], home, log, log).ended
  closeSync(log)
  if (how !== '0') throw new Error(`The site could not be prepared (${how}), see ${home}.`)
  const helper = startHelper(python, home)
  const server = await startServer(python, home, 0, options)
  return {
    port: server.port,
    helper,
    async stop() {
      await Promise.all([server.stop(), helper.stop()])
      removeHome(home)
    },
  }
}

async function took(http: Http, request: Parameters<Http['send']>[0], status: number): Promise<number> {
  const answer = await http.send(request)
  if (!answer.ok) throw new Error(answer.kind)
  if (answer.status !== status) throw new Error(`Status ${String(answer.status)}`)
  return answer.tookMs
}

/** Another user at work: asks who the user is, all the time, until told to stop. */
function other(url: string, cookie: string): { stop(): Promise<number[]> } {
  const http = createAxiosHttp()
  let isOver = false
  const asking = (async () => {
    const times: number[] = []
    while (!isOver) {
      const headers = { Cookie: cookie }
      times.push(
        await took(http, { method: 'GET', url: url + paths.settings, headers, timeoutMs: 60_000 }, 200),
      )
    }
    return times
  })()
  return {
    stop() {
      isOver = true
      return asking.finally(() => http.close())
    },
  }
}

/**
 * A run as the console makes it: a list, a key, a list, and then keys with lists in between that take a tenth
 * of the time.
 */
async function killWith(
  count: number,
  url: string,
  keys: readonly string[],
  cookie: string,
): Promise<Omit<Measured, 'others'>> {
  const https = Array.from({ length: count }, () => createAxiosHttp())
  const [first] = https
  if (!first) throw new Error('None?')
  const lists: number[] = []
  const signOuts: number[] = []
  const waiting = [...keys]
  const list = async (): Promise<void> => {
    const headers = { Cookie: cookie, 'X-Requested-With': 'XMLHttpRequest' }
    lists.push(await took(first, { method: 'GET', url: url + paths.list, headers, timeoutMs: 60_000 }, 200))
  }
  const end = async (http: Http, key: string): Promise<void> => {
    signOuts.push(
      await took(http, signOutRequest(url + paths.auth, 'sessionid', key, usualTimeouts.end), 302),
    )
  }
  const since = performance.now()
  await list()
  await end(first, waiting.shift() ?? '')
  while (waiting.length > 0) {
    await list()
    const until = performance.now() + Math.max(500, 10 * (lists.at(-1) ?? 0))
    const one = async (http: Http): Promise<void> => {
      for (let key = waiting.shift(); key; key = performance.now() < until ? waiting.shift() : undefined) {
        await end(http, key)
      }
    }
    await Promise.all(https.map(one))
  }
  await list()
  const seconds = (performance.now() - since) / 1000
  for (const http of https) http.close()
  return { perSecond: keys.length / seconds, signOutMs: median(signOuts), listMs: median(lists) }
}

const postgres = startPostgres()
const site = await onPostgres(postgres.folder)
const insert = (n: number, user: string): Promise<string[]> =>
  site.helper.ask('insert', {
    sessions: Array.from({ length: n }, () => ({ user, lastActivityAgo: 6 * days })),
  }) as Promise<string[]>
try {
  await insert(staying, 'marc')
  for (const oneWay of latencies) {
    const proxy = await startLateProxy(site.port, oneWay)
    const url = `http://127.0.0.1:${String(proxy.port)}`
    const cookie = await signInBarely(url)
    const [hers = ''] = await insert(1, 'luc')
    const results = new Map<number, Measured[]>(connections.map((count) => [count, []]))
    const resting: number[] = []
    // The first one warms the workers up.
    for (let round = 0; round <= rounds; round += 1) {
      const quiet = other(url, `sessionid=${hers}`)
      await new Promise((resolve) => setTimeout(resolve, 2000))
      const atRest = await quiet.stop()
      if (round > 0) resting.push(...atRest)
      const order = connections.map((_, at) => connections[(at + round) % connections.length] ?? 1)
      for (const count of order) {
        const keys = await insert(kills, 'luc')
        const before = (await site.helper.ask('count')) as { total: number }
        const someone = other(url, `sessionid=${hers}`)
        const measured = await killWith(count, url, keys, cookie)
        const others = await someone.stop()
        const after = (await site.helper.ask('count')) as { total: number }
        if (before.total - after.total !== kills) throw new Error('They are not all gone.')
        if (round > 0) results.get(count)?.push({ ...measured, others })
      }
    }
    const rest = median(resting)
    console.log(
      `\n${String(2 * oneWay)} ms away; the others at rest: median ${rest.toFixed(0)} ms, p95 ${quantile(resting, 0.95).toFixed(0)} ms`,
    )
    const one = median((results.get(1) ?? []).map((each) => each.perSecond))
    for (const [count, runs] of results) {
      const of = (name: 'perSecond' | 'signOutMs' | 'listMs'): number =>
        median(runs.map((each) => each[name]))
      const others = runs.flatMap((each) => each.others)
      const rates = runs.map((each) => each.perSecond.toFixed(1)).join(' ')
      console.log(
        `${String(count)} connection(s): ${of('perSecond').toFixed(1)} killed a second (${rates}), ${(of('perSecond') / one).toFixed(2)} times one; sign-out ${of('signOutMs').toFixed(0)} ms, list ${of('listMs').toFixed(0)} ms; others median ${median(others).toFixed(0)} ms (${(median(others) / rest).toFixed(1)} times), p95 ${quantile(others, 0.95).toFixed(0)} ms`,
      )
    }
    proxy.close()
  }
} finally {
  await site.stop()
  postgres.stop()
}
