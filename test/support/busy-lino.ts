import { setTimeout } from 'node:timers/promises'
import { seededRandom } from '../../demo/site/random.ts'
import type { LinoSite, NewSession } from './lino/index.ts'

const day = 86_400

/** What was put into a site's database. */
interface Population {
  /** The keys of the dangling sessions, the most recently used first. */
  readonly dangling: readonly string[]
  /** Sessions of three users who will work with them. */
  readonly workers: readonly string[]
}

/**
 * This number of sessions: three of users at work, 70 % dangling ones of everybody, and used, never used,
 * anonymous and expired ones. None is near an edge where a minute would decide.
 */
export async function populate(site: LinoSite, size: number, seed: number): Promise<Population> {
  const random = seededRandom(seed)
  const danglings = Math.round(size * 0.7)
  const user = (): string => random.pick(['robin', 'rolf', 'romain', 'luc', 'marc', 'marc', 'marc'])
  const ip = (): string => `10.0.${String(random.below(256))}.${String(random.below(256))}`
  const ago = (from: number, to: number): number => Math.floor((from + (to - from) * random.next()) * day)
  const other = (): NewSession => {
    const kind = random.below(4)
    if (kind === 0) return { user: user(), lastActivityAgo: ago(0, 3.8), ip: ip() }
    if (kind === 1) return { user: user(), lastActivityAgo: null, expiresIn: ago(1, 13) }
    if (kind === 2) return { kind: 'anonymous', lastActivityAgo: null, expiresIn: ago(1, 13) }
    return { user: user(), lastActivityAgo: ago(14.5, 30), expiresIn: -ago(0.1, 15), ip: ip() }
  }
  const dangling = Array.from({ length: danglings }, () => ago(4.1, 12.9))
    .sort((a, b) => a - b)
    .map((lastActivityAgo): NewSession => ({ user: user(), lastActivityAgo, ip: ip() }))
  const workers = ['rolf', 'luc', 'marc'].map((each): NewSession => ({ user: each, ip: ip() }))
  const others = Array.from({ length: size - danglings - workers.length }, other)
  const keys = await site.insertSessions([...dangling, ...workers, ...others])
  return {
    dangling: keys.slice(0, danglings),
    workers: keys.slice(danglings, danglings + workers.length),
  }
}

/** Users who request one page after the other. */
export interface Workers {
  /** From now on they also work with these sessions. Resolves when each has been used. */
  takeUp(keys: readonly string[]): Promise<void>
  /** Answers that were a page for them. */
  readonly pages: number
  /**
   * Answers to users who were no longer signed in: the number of users who were logged off while they worked.
   */
  readonly loggedOff: readonly string[]
  stop(): Promise<void>
}

/**
 * Real requests with the cookies of these sessions, until they are stopped. If the server is down, they try
 * again.
 */
export function startWorking(site: LinoSite, ui: 'react' | 'extjs', keys: readonly string[]): Workers {
  const loggedOff: string[] = []
  let pages = 0
  let stopped = false

  async function use(key: string): Promise<void> {
    const known = await isKnown(site.url, ui, key)
    if (known) pages += 1
    if (known === false) loggedOff.push(key)
  }
  async function work(key: string): Promise<void> {
    while (!stopped) {
      await use(key)
      await setTimeout(600)
    }
  }
  const working = keys.map(work)
  return {
    async takeUp(more) {
      await Promise.all(more.map(use))
      working.push(...more.map(work))
    },
    get pages() {
      return pages
    },
    loggedOff,
    async stop() {
      stopped = true
      await Promise.all(working)
    },
  }
}

/** Whether the site still accepts this cookie. Null: it did not answer. */
async function isKnown(url: string, ui: 'react' | 'extjs', key: string): Promise<boolean | null> {
  const path = ui === 'react' ? 'user/settings/' : ''
  try {
    const answer = await fetch(url + path, { headers: { cookie: `sessionid=${key}` }, redirect: 'manual' })
    const text = await answer.text()
    if (answer.status >= 500) return null
    return ui === 'react' ? /"logged_in": ?true/.test(text) : /Lino\.user = \{ ?"id"/.test(text)
  } catch {
    return null
  }
}
