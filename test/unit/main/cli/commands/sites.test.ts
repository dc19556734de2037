import { describe, expect, it } from 'vitest'
import type { ConsoleCommand } from '../../../../../main/cli/commands/index.ts'
import { run } from '../../../../../main/cli/run.ts'
import type { FakeOptions, WorldOptions } from '../fake-world.ts'
import { day, session, site } from '../fake-data.ts'
import { fakeConsole, fakeWorld } from '../fake-world.ts'

async function ran(command: ConsoleCommand, options: FakeOptions & WorldOptions = {}, json = true) {
  const console = fakeConsole(options)
  const { world, written } = fakeWorld(console, options)
  return { code: await run(command, json, world), ...written, calls: console.calls }
}

const add: ConsoleCommand = {
  name: 'sites add',
  siteName: 'branch',
  url: 'https://branch.example.com',
  user: 'rolf',
  danglingAfterMs: 7 * day,
  onNowMs: null,
  tags: [],
  folder: null,
  sessionsLimit: 20,
  allowHttp: false,
}

describe('sites', () => {
  it('lists what is saved, and no one-offs', async () => {
    const { code, stdout } = await ran({ name: 'sites list' }, { sites: [site, { ...site, saved: false }] })
    expect(code).toBe(0)
    expect(stdout).toBe(
      '{"sites":[{"name":"office","url":"https://office.example.com","user":"robin","idleDanglingSeconds":345600,' +
        '"sessionsLimit":50,"allowHttp":false,"onNowSeconds":900,"tags":[],"folder":null,"autoSignIn":false}]}\n',
    )
  })

  it('adds a site', async () => {
    const { code, calls, stdout } = await ran(add)
    expect(code).toBe(0)
    expect(calls).toEqual([
      'addSite {"name":"branch","url":"https://branch.example.com","user":"rolf","allowHttp":false,"danglingAfterMs":604800000,"sessionsLimit":20,"saved":true}',
    ])
    expect(JSON.parse(stdout)).toMatchObject({ site: { name: 'branch', user: 'rolf' } })
  })

  it('adds a site with tags, a folder and its own time for on now', async () => {
    const { calls, stdout } = await ran({ ...add, onNowMs: 60_000, tags: ['voga', 'be'], folder: 'Eupen' })
    expect(calls[0]).toContain('"onNowMs":60000,"tags":["voga","be"],"folder":"Eupen"')
    expect(JSON.parse(stdout)).toMatchObject({
      site: { onNowSeconds: 60, tags: ['voga', 'be'], folder: 'Eupen' },
    })
  })

  it('shows folders and tags only if there are any, and obeys no character of theirs', async () => {
    const plain = await ran({ name: 'sites list' }, {}, false)
    expect(plain.stdout).not.toMatch(/FOLDER|TAGS/)
    const tagged = { ...site, tags: ['voga', 'b\u202ee'], folder: 'x\u001b[2J' }
    const { stdout } = await ran({ name: 'sites list' }, { sites: [tagged] }, false)
    expect(stdout).toMatch(/FOLDER +TAGS\n/)
    expect(stdout).toContain('x\\x1b[2J  voga b\\u202ee\n')
  })

  it('changes a site: adds and removes tags, and leaves the others', async () => {
    const sites = [{ ...site, tags: ['voga', 'old'] }]
    const change: ConsoleCommand = {
      name: 'sites change',
      siteName: 'office',
      changes: { tag: ['be', 'voga'], untag: ['old'], folder: null, sessionsLimit: null },
    }
    const { code, calls, stdout } = await ran(change, { sites })
    expect([code, calls]).toEqual([
      0,
      ['changeSite {"siteId":"s1","tags":["voga","be"],"folder":null,"sessionsLimit":null}'],
    ])
    expect(JSON.parse(stdout)).toMatchObject({ site: { tags: ['voga', 'be'], sessionsLimit: null } })
    const other = await ran({ ...change, changes: { onNowMs: 60_000 } }, { sites })
    expect(other.calls).toEqual(['changeSite {"siteId":"s1","onNowMs":60000}'])
    const alone = await ran({ ...change, changes: { signsItselfIn: true } }, { sites })
    expect(alone.calls).toEqual(['changeSite {"siteId":"s1","signsItselfIn":true}'])
    const missing = await ran({ ...change, siteName: 'offise' }, { sites })
    expect([missing.code, missing.calls]).toEqual([2, []])
  })

  it.each([
    { ...add, siteName: ' ' },
    { ...add, siteName: 'x'.repeat(81) },
    { ...add, danglingAfterMs: 1000 },
  ])('refuses what the contract does not allow', async (command) => {
    const { code, calls } = await ran(command)
    expect(code).toBe(2)
    expect(calls).toEqual([])
  })

  it('removes by name, and only what is there', async () => {
    const removed = await ran({ name: 'sites remove', siteName: 'office' })
    expect([removed.code, removed.stdout]).toEqual([0, '{"removed":"office"}\n'])
    const missing = await ran({ name: 'sites remove', siteName: 'offise' })
    expect([missing.code, missing.calls]).toEqual([2, []])
  })

  it.each([true, false])('says that one session may be left if the sign-out failed', async (json) => {
    const console = fakeConsole()
    const removeSite = async () => {
      console.emit({ type: 'sessionLeft', siteName: 'off\u202eice' })
      return { ok: true as const, value: null }
    }
    const { world, written } = fakeWorld({ ...console, api: { ...console.api, removeSite } })
    expect(await run({ name: 'sites remove', siteName: 'office' }, json, world)).toBe(0)
    expect(written.stderr).toBe(
      'lino-sessions: The console could not confirm the sign-out: one session may be left on off\\u202eice.\n',
    )
  })

  it('tests with a password: signs in and reads', async () => {
    const { code, stdout, calls } = await ran(
      { name: 'sites test', siteName: 'office' },
      { sessions: [session(1), session(2)] },
    )
    expect(code).toBe(0)
    expect(calls.map((call) => call.split(' ')[0])).toEqual(['probeSite', 'signIn', 'signIn'])
    expect(JSON.parse(stdout)).toMatchObject({
      site: { name: 'office' },
      title: null,
      signedIn: true,
      live: 2,
    })
  })

  it('tests without one: asks the site what it is, and says that it did not sign in', async () => {
    const test: ConsoleCommand = { name: 'sites test', siteName: 'office' }
    const { code, stdout, calls } = await ran(test, { password: null })
    expect(code).toBe(0)
    expect(calls.map((call) => call.split(' ')[0])).toEqual(['probeSite', 'signIn'])
    expect(JSON.parse(stdout)).toMatchObject({
      site: { frontEnd: 'extjs' },
      title: null,
      signedIn: false,
      live: null,
    })
    const words = await ran(test, { password: null }, false)
    expect(words.stdout).toContain('Not signed in')
  })
})
