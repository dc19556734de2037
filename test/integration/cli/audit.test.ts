import { readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { documentOf, runCli, temporaryHome } from './cli-process.ts'
import { demoSite } from './demo-site.ts'

describe('audit', () => {
  it('is empty at first, and whole', async () => {
    expect(await runCli(['audit'])).toMatchObject({ code: 0, stdout: 'The audit log is empty.\n' })
    expect(documentOf(await runCli(['audit', '--json']))).toMatchObject({
      entries: [],
      verification: { ok: true },
    })
  })

  it('names who killed, where and with which outcome, and finds an edited line', async () => {
    const site = await demoSite()
    const home = temporaryHome()
    const kill = ['kill', site.url, '--user', 'robin', '--dangling', '--yes', '--json']
    expect((await runCli(kill, { home })).code).toBe(0)

    const document = documentOf(await runCli(['audit', '--json'], { home }))
    expect(document).toMatchObject({
      entries: [
        {
          seq: 1,
          osUser: os.userInfo().username,
          host: 'terminal',
          site: { account: 'robin' },
          event: { kind: 'killStarted', rule: { dangling: true }, planned: 10 },
        },
        { seq: 2, event: { kind: 'killEnded', planned: 10, outcomes: { killed: 10 }, failure: null } },
      ],
      verification: { ok: true, problems: [] },
    })
    const [{ at = '' } = {}] = document['entries'] as { at?: string }[]
    expect(new Date(at).toISOString()).toBe(at)
    const words = await runCli(['audit'], { home })
    expect(words.stdout).toMatch(/robin +Kill of 10 sessions started: dangling sessions\. Left out: \d+\.\n/)
    expect(words.stdout).toMatch(/robin +Kill of 10 sessions finished: 10 killed\. By user: /)
    expect((await runCli(['audit', '--verify'], { home })).code).toBe(0)

    const file = path.join(home, 'audit.jsonl')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"planned":10', '"planned":1'))
    const verified = await runCli(['audit', '--verify'], { home })
    expect(verified.code).toBe(1)
    expect(verified.stdout).toContain('Line 1 was edited after it was written.')
  })
})
