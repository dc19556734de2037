import { expect } from 'vitest'
import { runCli, temporaryHome } from '../integration/cli/cli-process.ts'
import type { LinoSite } from './lino/index.ts'
import { signInAt } from './lino/sign-in.ts'
import type { ListDocument } from './terminal-truth.ts'

const days = 86_400

/** Runs a command on the site as robin, who is an administrator of both. */
export function terminal(site: LinoSite, command: string, ...options: readonly string[]) {
  return runCli([command, site.url, '--user', 'robin', ...options])
}

export async function listOf(site: LinoSite, ...options: readonly string[]): Promise<ListDocument> {
  const { code, stdout } = await terminal(site, 'list', '--expired', '--json', ...options)
  expect(code, stdout).toBe(0)
  const document: ListDocument = JSON.parse(stdout)
  return document
}

/** This number of people sign in one after the other, and stay. Returns how many the site let in. */
export async function letIn(site: LinoSite, people: number): Promise<number> {
  let entered = 0
  for (let nth = 0; nth < people; nth += 1) {
    const { key, message } = await signInAt(site)
    if (key !== null) entered += 1
    else expect(message).toMatch(/There are more than \d+ active user sessions/)
  }
  return entered
}

/**
 * Live sessions, some of them dangling, and expired ones, all of rolf. They are five thousand seconds apart.
 * If all were of one hour of a morning, the console would suspect a clock of twelve hours, and not believe
 * its times.
 */
export async function fill(site: LinoSite, kinds: { active: number; dangling: number; expired: number }) {
  await site.clear()
  const several = (count: number, lastActivityAgo: number) =>
    Array.from({ length: count }, (_, nth) => ({
      user: 'rolf',
      lastActivityAgo: lastActivityAgo + nth * 5000,
    }))
  await site.insertSessions([
    ...several(kinds.active, 3600),
    ...several(kinds.dangling, 5 * days),
    ...several(kinds.expired, 20 * days),
  ])
}

/** A data folder that knows the site and its limit. */
export async function homeWithLimit(site: LinoSite, limit: number): Promise<string> {
  const home = temporaryHome()
  const add = ['sites', 'add', 'office', site.url, '--user', 'robin', '--limit', String(limit)]
  expect((await runCli(add, { home })).code).toBe(0)
  return home
}
