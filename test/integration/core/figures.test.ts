import { afterEach, expect, it } from 'vitest'
import type { Console } from '../../../core/console.ts'
import { createMemorySecrets } from '../../../core/services/sites/memory-secrets.ts'
import { memorySettings, must, startConsole } from '../../support/console.ts'

let started: Console | undefined
afterEach(async () => {
  await started?.close()
})

const counts = (live: number, dangling: number, onNow: number) => ({
  listed: live,
  live,
  own: 0,
  active: live - dangling,
  dangling,
  unknown: 0,
  expired: 0,
  anonymous: 0,
  expiryUnknown: 0,
  onNow,
  today: onNow,
})

/** A data folder with four sites, whose kept sessions are asked for in this order. */
async function stage() {
  const names = ['fine', 'dangling', 'falseAlert', 'full']
  const settings = memorySettings()
  const url = (name: string): string => `https://${name.toLowerCase()}.invalid`
  const sites = names.map((name) => ({
    siteId: name,
    name,
    url: url(name),
    user: 'robin',
    sessionsLimit: 50,
  }))
  await settings.write({ version: 1, sites })
  const figures = memorySettings()
  const of = (name: string, found: object) => ({
    siteId: name,
    url: url(name),
    name,
    readAt: 1_700_000_000_000,
    counts: found,
    learntLimit: null,
    points: [],
  })
  await figures.write({
    version: 1,
    sites: [
      of('fine', counts(10, 1, 3)),
      of('dangling', counts(40, 30, 3)),
      of('falseAlert', counts(50, 45, 3)),
      of('full', counts(50, 5, 40)),
    ],
  })
  const asked: string[] = []
  const memory = createMemorySecrets()
  const keychain = {
    ...memory,
    read(name: string) {
      asked.push(new URL(name.slice(0, name.lastIndexOf('|'))).hostname.replace('.invalid', ''))
      return memory.read(name)
    },
  }
  return { settings, figures, keychain, asked }
}

it('a window has the figures of its last run at once, and begins with the sites that were worst', async () => {
  const { asked, ...ports } = await stage()
  started = await startConsole({ ...ports, host: 'browser' })
  const sites = must(await started.api.listSites({}))
  expect(sites.map(({ figuresFrom, counts }) => [figuresFrom, counts?.live])).toEqual([
    ['disk', 10],
    ['disk', 40],
    ['disk', 50],
    ['disk', 50],
  ])
  await started.close()
  expect([...new Set(asked)]).toEqual(['full', 'falsealert', 'dangling', 'fine'])
})

it('the terminal shows what it reads itself', async () => {
  const { asked, ...ports } = await stage()
  started = await startConsole({ ...ports, host: 'terminal' })
  expect(must(await started.api.listSites({})).map(({ figuresFrom }) => figuresFrom)).toEqual([
    null,
    null,
    null,
    null,
  ])
  expect(asked).toEqual([])
})
