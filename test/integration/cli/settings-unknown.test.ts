import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { documentOf, failureOf, runCli, temporaryHome } from './cli-process.ts'
import { demoSite } from './demo-site.ts'

const kill = (url: string): string[] => ['kill', url, '--user', 'robin', '--dangling', '--yes', '--json']
const add = (url: string): string[] => ['sites', 'add', 'Work', url, '--user', 'robin']

/** A home whose settings hold the site, and whose exemptions are as version 0.1.0 wrote them. */
async function savedHome(url: string) {
  const home = temporaryHome()
  const settings = path.join(home, 'settings.json')
  const exemptions = path.join(home, 'exemptions.json')
  expect((await runCli(add(url), { home })).code).toBe(0)
  const { sites } = JSON.parse(readFileSync(settings, 'utf8')) as { sites: { siteId: string }[] }
  const siteId = sites[0]?.siteId ?? ''
  return {
    home,
    settings,
    exempt(users: readonly string[]) {
      const each = users.map((value) => ({ exemptionId: value, siteId, kind: 'user', value, at: 0 }))
      writeFileSync(exemptions, JSON.stringify({ version: 1, exemptions: each }), { mode: 0o600 })
    },
  }
}

it('kills nothing at a typed address while the settings cannot be read', async () => {
  const site = await demoSite({ sessions: 12, dangling: 6 })
  const { home, settings, exempt } = await savedHome(site.url)
  exempt(['luc'])
  const before = site.sessions().length
  for (const [damage, word] of [
    [() => writeFileSync(settings, '{"version":99}'), 'newer'],
    [() => writeFileSync(settings, '{ damaged'), 'kept as'],
    [() => rmSync(settings), 'missing'],
  ] as const) {
    damage()
    const ended = await runCli(kill(site.url), { home })
    expect([ended.code, failureOf(ended)]).toEqual([1, 'storage'])
    expect(ended.stdout).toContain(word)
    expect(ended.stdout).toContain('nothing is killed')
  }
  expect(site.sessions()).toHaveLength(before)
})

it('spares an exempt user after the site was removed and saved again', async () => {
  const site = await demoSite({ sessions: 12, dangling: 6 })
  const { home, exempt } = await savedHome(site.url)
  const users = site.sessions().flatMap(({ user }) => (user === null ? [] : [user]))
  exempt([...new Set(users)])
  const dangling = async (): Promise<unknown> => documentOf(await runCli(kill(site.url), { home }))
  expect((await runCli(['sites', 'remove', 'Work'], { home })).code).toBe(0)
  expect(await dangling()).toMatchObject({ planned: 0 })
  expect((await runCli(add(site.url), { home })).code).toBe(0)
  expect(await dangling()).toMatchObject({ planned: 0 })
})
