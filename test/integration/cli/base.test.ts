import { describe, expect, it } from 'vitest'
import type { DemoSite } from '../../../demo/start.ts'
import { documentOf, failureOf, runCli, temporaryHome } from './cli-process.ts'
import { demoSite, keysOf } from './demo-site.ts'

// A provider's host with several Linos: the one at /one is away for a moment, the one at the root is another
// one.

const elsewhere = async (): Promise<{ root: DemoSite; one: string; before: Set<string> }> => {
  const root = await demoSite({ sessions: 20, dangling: 10 })
  return { root, one: `${root.url.replace(/\/+$/, '')}/one`, before: keysOf(root) }
}

function expectUntouched(root: DemoSite, before: Set<string>): void {
  expect(keysOf(root)).toEqual(before)
  for (const each of root.requests()) expect([each.method, each.sessionKey]).toEqual(['GET', null])
}

describe('a saved site whose Lino is away', () => {
  it('is never another one: no password and no key go to the root, and nothing is on record', async () => {
    const { root, one, before } = await elsewhere()
    const home = temporaryHome()
    await runCli(['sites', 'add', 'one', one, '--user', 'robin'], { home })
    for (const command of [
      ['kill', 'one', '--dangling', '--yes'],
      ['kill', 'one', '--dangling', '--dry-run'],
      ['kill', 'one', '--make-room', '5', '--yes'],
      ['list', 'one'],
      ['list', 'one', '--enter-full'],
      ['summary', 'one'],
      ['sites', 'test', 'one'],
    ]) {
      const ended = await runCli([...command, '--json'], { home })
      expect([command, ended.code, failureOf(ended), ended.stderr]).toEqual([command, 4, 'notLino', ''])
    }
    expectUntouched(root, before)
    const audit = await runCli(['audit', '--json'], { home })
    expect(documentOf(audit)).toMatchObject({ entries: [] })
  })
})

describe('a one-off whose address is no Lino', () => {
  it('names the one at the root, and does not sign in there', async () => {
    const { root, one, before } = await elsewhere()
    for (const command of [
      ['kill', one, '--dangling', '--yes'],
      ['list', one],
      ['summary', one],
    ]) {
      const ended = await runCli([...command, '--user', 'robin', '--json'])
      expect(ended).toMatchObject({ code: 4, stderr: '' })
      const correctedUrl = one.replace('/one', '')
      expect(documentOf(ended)).toMatchObject({ failure: { kind: 'notLino', correctedUrl } })
    }
    expectUntouched(root, before)
  })

  it('asks first on a terminal, and signs in only after a yes', async () => {
    const { root, one, before } = await elsewhere()
    const question = `Use ${one.replace('/one', '')} instead? [y/N] `
    const list = ['list', one, '--user', 'robin']
    const no = await runCli(list, { dialogue: [[question, 'n\r']] })
    expect(no.code).toBe(4)
    expectUntouched(root, before)
    const yes = await runCli(list, { dialogue: [[question, 'y\r']] })
    expect(yes.code).toBe(0)
    expect(yes.stdout).toContain('dangling')
    expect(keysOf(root)).toEqual(before)
  })
})
