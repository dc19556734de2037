import { describe, expect, it } from 'vitest'
import { documentOf, failureOf, runCli } from './cli-process.ts'
import { demoSite, keysOf, signIns } from './demo-site.ts'

const day = 86_400_000

describe('kill', () => {
  it.each([
    { lino: '26', frontEnd: 'react' },
    { lino: '26', frontEnd: 'extjs' },
    { lino: '21', frontEnd: 'extjs' },
  ] as const)('kills the dangling sessions, and nothing else: %j', async (options) => {
    const site = await demoSite(options)
    const dangling = site
      .sessions()
      .filter((each) => each.lastActivity !== null && each.expire > site.now() + 2 * 60_000)
      .filter((each) => site.now() - (each.lastActivity ?? 0) >= 4 * day)
    const others = new Set([...keysOf(site)].filter((key) => !dangling.some((each) => each.key === key)))
    const args = ['kill', site.url, '--user', 'robin', '--dangling', '--json']

    const dry = documentOf(await runCli([...args, '--dry-run']))
    expect(dry).toMatchObject({ dryRun: true, planned: dangling.length })
    expect(keysOf(site).size).toBe(dangling.length + others.size)

    const ended = await runCli([...args, '--yes'])
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(documentOf(ended)).toMatchObject({
      dryRun: false,
      planned: dangling.length,
      outcomes: { killed: dangling.length, alreadyGone: 0, spared: 0, refused: 0, failed: 0, unknown: 0 },
    })
    expect(keysOf(site)).toEqual(others)
  })

  it('kills exactly one by its ref, though it is active', async () => {
    const site = await demoSite()
    const key = site.addSession({ user: 'marc', idleMs: 60_000 })
    const list = documentOf(
      await runCli(['list', site.url, '--user', 'robin', '--for-user', 'marc', '--include-active', '--json']),
    )
    const rows = list['sessions'] as { ref: string; keyPrefix: string }[]
    const ref = rows.find((each) => each.keyPrefix === key.slice(0, 6))?.ref ?? ''
    const before = keysOf(site)
    const args = ['kill', site.url, '--user', 'robin', '--ref', ref, '--yes', '--json']
    expect(documentOf(await runCli(args))).toMatchObject({ outcomes: { killed: 1 } })
    before.delete(key)
    expect(keysOf(site)).toEqual(before)
    const again = await runCli(args)
    expect(again.code).toBe(0)
    expect(documentOf(again)).toMatchObject({ planned: 0, sessions: [{ ref, outcome: 'alreadyGone' }] })
  })

  it('kills every live one with --all, and spares the expired and itself', async () => {
    const site = await demoSite({ sessions: 60 })
    const ended = await runCli(['kill', site.url, '--user', 'robin', '--all', '--yes', '--json'])
    expect(ended.code).toBe(0)
    const live = site.sessions().filter((each) => each.expire > site.now())
    expect(live).toEqual([])
  })

  it('exits 1 if the site has no way to end a session', async () => {
    const site = await demoSite({ lino: '26', frontEnd: 'extjs', sessions: 0 })
    site.addSession({ user: null })
    const args = ['kill', site.url, '--user', 'robin', '--anonymous', '--include-unknown', '--yes', '--json']
    const ended = await runCli(args)
    expect(ended.code).toBe(1)
    expect(documentOf(ended)).toMatchObject({
      outcomes: { failed: 1 },
      sessions: [{ user: null, outcome: 'failed', reason: 'cannotEnd' }],
    })
  })

  it('ends it all the same by signing in over it, on request', async () => {
    const site = await demoSite({ lino: '26', frontEnd: 'extjs', sessions: 0 })
    const key = site.addSession({ user: null })
    const args = ['kill', site.url, '--user', 'robin', '--anonymous', '--include-unknown', '--yes', '--json']
    const ended = await runCli([...args, '--sign-in-over'])
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(documentOf(ended)).toMatchObject({ planned: 1, outcomes: { killed: 1 } })
    expect(keysOf(site)).not.toContain(key)
  })

  it("spares the exempt and each user's newest, and says so of each", async () => {
    const site = await demoSite()
    const [marcs, lucs] = [
      site.addSession({ user: 'marc' }),
      site.addSession({ user: 'luc', idleMs: 6 * day }),
    ]
    site.addUser({ username: 'solo' })
    const newest = site.addSession({ user: 'solo', idleMs: 5 * day })
    const older = site.addSession({ user: 'solo', idleMs: 6 * day })
    const options = ['--idle', '4d', '--exempt', 'luc', '--keep-newest', '1']
    const ended = await runCli(['kill', site.url, '--user', 'robin', ...options, '--yes', '--json'])
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    const { sessions } = documentOf(ended) as {
      sessions: { user: string; outcome: string; reason: string }[]
    }
    const spared = sessions.filter((each) => each.outcome === 'spared')
    expect(new Set(spared.map((each) => each.reason))).toEqual(new Set(['exempt', 'newest']))
    for (const { user, reason } of spared) expect(reason === 'exempt').toBe(user === 'luc')
    expect(sessions.filter((each) => each.outcome === 'killed').map((each) => each.user)).not.toContain('luc')
    for (const key of [marcs, lucs, newest]) expect(keysOf(site)).toContain(key)
    expect(keysOf(site)).not.toContain(older)
  })

  it('says in words what became of them and which way was used', async () => {
    const site = await demoSite()
    const { code, stdout, stderr } = await runCli([
      'kill',
      site.url,
      '--user',
      'robin',
      '--dangling',
      '--yes',
    ])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(
      /^Killed 10 of 10 sessions on .*\. Sessions are ended by their own sign-out\.\nLeft out: \d+ with an unknown last activity\.\n$/,
    )
  })

  it('is a usage error without --yes if nobody can be asked, and nothing is sent', async () => {
    const site = await demoSite()
    const ended = await runCli(['kill', site.url, '--user', 'robin', '--dangling', '--json'])
    expect([ended.code, failureOf(ended)]).toEqual([2, 'usage'])
    expect(signIns(site)).toBe(0)
  })
})
