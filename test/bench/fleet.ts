import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { ConsoleApi } from '../../contract/console-api.ts'
import type { Console } from '../../core/console.ts'
import { createMemorySecrets } from '../../core/services/sites/memory-secrets.ts'
import { memorySettings } from '../support/console.ts'
import { benchConsole, must } from './console.ts'
import { worstSecond } from './worst-second.ts'

const sites = 100
const sessions = 1000
const leastTimes = 10
const mostOfAll = 1 / 2
/** Reading one after the other is measured on this number of sites. */
const inTurn = 10
const program = path.join(import.meta.dirname, 'fleet-process.ts')

/**
 * A hundred sites of a thousand sessions, each list takes 0.7 s, one site hangs and one is dead: how long a
 * console that starts needs until the others are fresh, and how many it asks at once.
 */
export async function benchFleet(): Promise<{ what: string; kept: boolean }[]> {
  const child = fork(program, [String(sites), String(sessions)])
  const ask = async <T>(message: string): Promise<T> => {
    const answer = once(child, 'message')
    child.send(message)
    return (await answer)[0] as T
  }
  try {
    const [urls] = (await once(child, 'message')) as [string[]]
    const open = await signedInEverywhere(urls)
    await ask('trouble')
    const begun = Date.now()
    const cpu = process.cpuUsage()
    const { api, close } = await open()
    const freshMs = await untilFresh(api, sites - 2, begun)
    const cpuMs = process.cpuUsage(cpu).user / 1000
    const ours = worstSecond((await ask<number[]>('lists')).filter((at) => at >= begun))
    const well = must(await api.listSites({})).filter(({ failure, readAt }) => !failure && readAt !== null)
    const since = performance.now()
    for (const { siteId } of well.slice(0, inTurn)) must(await api.readNow({ siteId }))
    const turnMs = ((performance.now() - since) / inTurn) * well.length
    await close()
    const times = turnMs / freshMs
    return [
      {
        what: `${String(well.length)} of ${String(sites)} sites with 0.7 s a list, one hanging, one dead: fresh after ${(freshMs / 1000).toFixed(1)} s (${(cpuMs / 1000).toFixed(1)} s of computing), one after another ${(turnMs / 1000).toFixed(1)} s: ${times.toFixed(1)} times faster (at least ${String(leastTimes)} times)`,
        kept: times >= leastTimes && well.length === sites - 2,
      },
      {
        what: `lists asked for in the worst second of that start: ${String(ours)}, without staggering ${String(well.length)}: ${(ours / well.length).toFixed(2)} (at most ${String(mostOfAll)})`,
        kept: ours <= well.length * mostOfAll,
      },
    ]
  } finally {
    child.kill()
  }
}

/** Signs in to all, and quits. What is returned starts the console again, with the kept sessions. */
async function signedInEverywhere(urls: readonly string[]): Promise<() => Promise<Console>> {
  // The keychain outlives the console.
  const keychain = { ...createMemorySecrets(), close: () => undefined }
  const ports = {
    settings: memorySettings(),
    ownSessions: memorySettings(),
    keychain,
    host: 'browser' as const,
  }
  const { api, close } = await benchConsole(ports)
  for (const [at, url] of urls.entries()) {
    const site = must(
      await api.addSite({ name: `Site ${String(at)}`, url, user: 'robin', saved: true, keepSeat: true }),
    )
    must(await api.signIn({ siteId: site.siteId, password: '1234' }))
  }
  await close()
  return () => benchConsole(ports)
}

/** Milliseconds until this number of sites has figures from a list of this start. */
async function untilFresh(api: ConsoleApi, count: number, begun: number): Promise<number> {
  for (;;) {
    const all = must(await api.listSites({}))
    const fresh = all.filter(({ figuresFrom, readAt }) => figuresFrom === 'list' && (readAt ?? 0) >= begun)
    if (fresh.length >= count) return Date.now() - begun
    await setTimeout(50)
  }
}
