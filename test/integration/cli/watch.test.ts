import { describe, expect, it } from 'vitest'
import { runCli, startCli, temporaryHome } from './cli-process.ts'
import { demoSite, keysOf } from './demo-site.ts'

describe('watch', () => {
  it('writes a line for each site, ends at Ctrl+C with the exit code 0, and signs out', async () => {
    const site = await demoSite({ sessions: 0 })
    const before = keysOf(site)
    const home = temporaryHome()
    await runCli(['sites', 'add', 'office', site.url, '--user', 'robin', '--limit', '50'], { home })
    await runCli(['sites', 'add', 'away', 'http://127.0.0.1:1', '--user', 'robin'], { home })
    const { child, ended } = startCli(['watch', '--json'], { home })
    const lines: string[] = []
    await new Promise<void>((resolve) => {
      child.stdout?.on('data', (text: string) => {
        lines.push(...text.split('\n').filter(Boolean))
        if (lines.length >= 2) resolve()
      })
    })
    child.kill('SIGINT')
    const { code, stdout } = await ended
    expect(code).toBe(0)
    const documents = stdout
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    expect(documents).toHaveLength(2)
    expect(documents).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'office', verdict: 'fine', before: null }),
        expect.objectContaining({ name: 'away', verdict: 'notReached', before: null }),
      ]),
    )
    expect(keysOf(site)).toEqual(before)
  })
})
