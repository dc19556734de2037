import { describe, expect, it } from 'vitest'
import type { DemoSite } from '../../../demo/start.ts'
import { documentOf, failureOf, runCli, startCli, temporaryHome } from './cli-process.ts'
import { demoSite, keysOf, signIns } from './demo-site.ts'

const day = 86_400_000

const kill = (url: string, ...options: readonly string[]): string[] => [
  ...['kill', url, '--user', 'robin', '--yes', '--json'],
  ...options,
]

/**
 * A kill of a hundred that was killed itself in the middle. It could not sign out: its session is the test's
 * to remove.
 */
async function crashed(): Promise<{ site: DemoSite; home: string; before: Set<string> }> {
  const site = await demoSite({ sessions: 150, dangling: 100, latency: 20 })
  const home = temporaryHome()
  const before = keysOf(site)
  const started = startCli(kill(site.url, '--dangling'), { home })
  await expect.poll(() => keysOf(site).size, { timeout: 20_000, interval: 5 }).toBeLessThan(before.size - 10)
  started.child.kill('SIGKILL')
  await started.ended
  for (const key of keysOf(site)) if (!before.has(key)) site.removeSession(key)
  return { site, home, before }
}

describe('kill --resume', () => {
  it('resumes after a crash: the whole plan is gone, nothing else, and nothing is sent twice', async () => {
    const { site, home, before } = await crashed()
    const left = keysOf(site)
    expect(left.size).toBeGreaterThan(before.size - 100)
    const cameBack = site
      .sessions()
      .filter((each) => each.expire > site.now() + 120_000)
      .find((each) => each.lastActivity !== null && site.now() - each.lastActivity >= 4 * day)
    site.touch(cameBack?.key ?? '')

    const mentioned = await runCli(['kill', site.url, '--user', 'robin', '--dangling', '--dry-run'], { home })
    expect(mentioned.stderr).toMatch(
      /^Note: A kill of 100 sessions on this site, begun .*, was interrupted\. --resume resumes it, --drop drops it\.\n$/,
    )

    const ended = await runCli(kill(site.url, '--resume'), { home })
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    const document = documentOf(ended)
    expect(document).toMatchObject({ dryRun: false, planned: 100 })
    expect(document['sessions']).toHaveLength(100)
    const { killed, alreadyGone, spared, ...others } = document['outcomes'] as Record<string, number>
    expect([spared, Object.values(others)]).toEqual([1, [0, 0, 0]])
    expect((killed ?? 0) + (alreadyGone ?? 0)).toBe(99)
    expect(keysOf(site).size).toBe(before.size - 99)
    expect(keysOf(site)).toContain(cameBack?.key)
    const sent = site
      .requests()
      .flatMap(({ sessionKey }) => (before.has(sessionKey ?? '') ? [sessionKey] : []))
    expect(sent).toHaveLength(new Set(sent).size)
    expect(sent).not.toContain(cameBack?.key)

    // The resumed run is over, so nothing remains to be resumed.
    const again = await runCli(kill(site.url, '--resume'), { home })
    expect([again.code, failureOf(again)]).toEqual([2, 'usage'])
  })

  it('shows in a dry run what is left, and leaves it', async () => {
    const { site, home } = await crashed()
    const left = keysOf(site)
    const dry = ['kill', site.url, '--user', 'robin', '--resume', '--dry-run']
    for (const { code, stdout } of [await runCli(dry, { home }), await runCli(dry, { home })]) {
      expect(code).toBe(0)
      expect(stdout).toMatch(/Resumes the kill of 100 sessions that began on /)
      expect(stdout).toMatch(/Would kill \d\d sessions/)
    }
    expect(keysOf(site)).toEqual(left)
  })

  it('is a usage error if nothing was interrupted, and nothing is sent', async () => {
    const site = await demoSite()
    const ended = await runCli(kill(site.url, '--resume'))
    expect([ended.code, failureOf(ended), signIns(site)]).toEqual([2, 'usage', 0])
  })
})
