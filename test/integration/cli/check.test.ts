import { describe, expect, it } from 'vitest'
import { documentOf, failureOf, runCli, temporaryHome } from './cli-process.ts'
import { demoSite } from './demo-site.ts'

const check = ['--warn', '80%', '--crit', '100%']

async function saved(
  url: string,
  limit: number,
): Promise<(more?: readonly string[]) => ReturnType<typeof runCli>> {
  const home = temporaryHome()
  await runCli(['sites', 'add', 'x', url, '--user', 'robin', '--limit', String(limit)], { home })
  return (more = []) => runCli(['summary', 'x', ...check, ...more], { home })
}

describe('summary for a monitoring system', () => {
  it('ends with the level of the site', async () => {
    const site = await demoSite({ sessions: 20 })
    // And the console's own.
    const live = site.sessions().filter(({ expire }) => expire > site.now()).length + 1
    const roomy = await (await saved(site.url, live * 10))()
    expect([roomy.code, roomy.stdout.split(':')[0]]).toEqual([0, 'OK'])
    const nearly = await (await saved(site.url, live + 1))()
    expect([nearly.code, nearly.stdout.split(':')[0]]).toEqual([1, 'WARNING'])
    const over = await (await saved(site.url, 1))(['--json'])
    expect([over.code, documentOf(over)['status']]).toEqual([2, 'critical'])
  })

  it('is critical if the site refuses the sign-in because it is full', async () => {
    const site = await demoSite({ sessions: 20, limit: 5 })
    const ended = await (await saved(site.url, 5))()
    expect([ended.code, ended.stdout]).toEqual([2, 'CRITICAL: the site is full\n'])
  })

  it('is unknown if the site is not reached, the password is wrong, or the words are', async () => {
    const site = await demoSite({ sessions: 0 })
    const line = ['summary', site.url, '--user', 'robin']
    const wrong = await runCli([...line, ...check], { password: 'no' })
    expect([wrong.code, wrong.stdout]).toEqual([3, 'UNKNOWN: wrong password\n'])
    const away = await runCli(['summary', 'http://127.0.0.1:1', '--user', 'robin', ...check, '--json'])
    expect([away.code, failureOf(away)]).toEqual([3, 'unreachable'])
    expect((await runCli([...line, '--warn', 'much'])).code).toBe(3)
    expect((await runCli(['summary', '--crit', '5'])).code).toBe(3)
    expect((await runCli([...line, '--crit', '5', '--password-file', '/nonexistent'])).code).toBe(3)
    const noLimit = await runCli([...line, ...check])
    expect([noLimit.code, noLimit.stdout.split(':')[0]]).toEqual([3, 'UNKNOWN'])
  })
})
