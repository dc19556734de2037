import { describe, expect, it } from 'vitest'
import { documentOf, runCli } from './cli-process.ts'
import { demoSite } from './demo-site.ts'

interface Row {
  readonly ref: string
  readonly keyPrefix: string
  readonly user: string | null
  readonly lastActivity: string | null
  readonly state: string
}

function rowsOf(document: Record<string, unknown>): Row[] {
  return document['sessions'] as Row[]
}

describe('list', () => {
  it.each([
    { lino: '26', frontEnd: 'react' },
    { lino: '26', frontEnd: 'extjs', offset: -210 },
    { lino: '21', frontEnd: 'extjs', dateFormat: '%m/%d/%Y' },
    { lino: '21', frontEnd: 'react', useTz: true },
  ] as const)('shows what is in the database: %j', async (options) => {
    const site = await demoSite({ ...options, startedAgo: 6 })
    const ended = await runCli(['list', site.url, '--user', 'robin', '--expired', '--json'])
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    const document = documentOf(ended)
    const rows = rowsOf(document)
    const others = rows.filter((each) => each.state !== 'own')
    const truth = site.sessions()
    const prefixes = (keys: readonly string[]): string[] => keys.map((key) => key.slice(0, 6)).sort()
    expect(prefixes(others.map((each) => each.keyPrefix))).toEqual(prefixes(truth.map((each) => each.key)))
    expect(rows.length - others.length).toBe(1)
    expect(document['site']).toMatchObject({ frontEnd: options.frontEnd })
    for (const row of truth) {
      const shown = others.find((each) => each.keyPrefix === row.key.slice(0, 6))
      expect(shown?.user).toBe(row.user)
      if (row.lastActivity === null) expect(shown?.lastActivity).toBeNull()
      else expect(Math.abs(Date.parse(shown?.lastActivity ?? '') - row.lastActivity)).toBeLessThan(61_000)
    }
  })

  it('gives the same refs in every run, the oldest activity first', async () => {
    const site = await demoSite()
    const args = ['list', site.url, '--user', 'robin', '--dangling', '--json']
    const [one, two] = [documentOf(await runCli(args)), documentOf(await runCli(args))]
    expect(rowsOf(one).map((each) => each.ref)).toEqual(rowsOf(two).map((each) => each.ref))
    expect(rowsOf(one)).toHaveLength(10)
    const times = rowsOf(one).map((each) => Date.parse(each.lastActivity ?? ''))
    expect(times).toEqual([...times].sort((a, b) => a - b))
  })

  it('is a table for a person, without colour in a pipe', async () => {
    const site = await demoSite()
    site.addSession({ ip: '\u001b[2J<b>evil</b>' })
    const { code, stdout, stderr } = await runCli(['list', site.url, '--user', 'robin'])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^USER +LAST ACTIVITY/)
    expect(stdout).toContain('\\x1b[2J<b>evil</b>')
    expect(stdout).not.toContain('\u001b')
  })

  it('makes one document of 2,000 rows, which no pipe holds at once', async () => {
    const site = await demoSite({ sessions: 2000 })
    const ended = await runCli(['list', site.url, '--user', 'robin', '--expired', '--json'])
    expect(ended.stdout.length).toBeGreaterThan(400_000)
    expect(rowsOf(documentOf(ended))).toHaveLength(2001)
  })
})

describe('summary', () => {
  it('agrees with the database, in words and in JSON', async () => {
    const site = await demoSite()
    const args = ['summary', site.url, '--user', 'robin']
    const document = documentOf(await runCli([...args, '--json']))
    const { stdout } = await runCli(args)
    const live = site.sessions().filter((each) => each.expire > site.now())
    const users = new Set(live.flatMap((each) => (each.user === null ? [] : [each.user])))
    expect(document).toMatchObject({ live: live.length + 1, expired: site.sessions().length - live.length })
    for (const user of users) {
      const own = user === 'robin' ? 1 : 0
      const count = live.filter((each) => each.user === user).length + own
      expect(stdout).toContain(`User ${user} has ${count} active sessions\n`)
    }
    expect(stdout).toMatch(
      new RegExp(`Total \\d+ expired and ${live.length + 1} active sessions, ${users.size} users\n$`),
    )
  })
})
