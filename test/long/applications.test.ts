import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '../integration/cli/cli-process.ts'
import { describeLino, startLino, type LinoRow, type LinoSite } from '../support/lino/index.ts'
import { showSessions } from '../support/lino/show-sessions.ts'
import { fill, homeWithLimit, letIn, listOf, terminal } from '../support/lino-terminal.ts'
import { expectListed, stateOfRow } from '../support/terminal-truth.ts'

const days = 86_400
const applications = [
  ['cosi1', 'react'],
  ['avanti1', 'extjs'],
] as const

const keysOf = (rows: readonly LinoRow[]): string[] => rows.map(({ key }) => key).sort()
const live = (rows: readonly LinoRow[]): LinoRow[] => rows.filter((row) => stateOfRow(row) !== 'expired')

function perUser(rows: readonly LinoRow[]): Map<string | null, number> {
  const counts = new Map<string | null, number>()
  for (const { user } of rows) counts.set(user, (counts.get(user) ?? 0) + 1)
  return counts
}

describeLino('book-25.7', () => {
  describe.each(applications)('lino-book’s %s, %s', (application, ui) => {
    let site: LinoSite
    beforeAll(async () => {
      site = await startLino('book-25.7', { application, ui, startedAgoSeconds: 10 * days })
    })
    afterAll(() => site.stop())

    test('list is the database’s rows', async () => {
      await site.clear()
      await site.seed(150, { seed: 7 })
      const rows = await site.dump()
      const list = await listOf(site)
      expectListed(list, rows, site.url)
      expect(list.site).toMatchObject({ frontEnd: ui, killBy: 'signOut', sessionsLimit: null })
      expect(list.counts).toMatchObject({ listed: 151, live: live(rows).length + 1, own: 1 })
      expect(await site.dump()).toEqual(rows)
    })

    test('summary is the database’s counts, and differs from show_sessions.py in what is known', async () => {
      await site.clear()
      await site.seed(150, { seed: 8 })
      const rows = await site.dump()
      const { code, stdout } = await terminal(site, 'summary')
      expect(code).toBe(0)
      // Ours is there while it looks, and said to be.
      const own = 1
      const counts = new Map(perUser(live(rows)))
      counts.set('robin', (counts.get('robin') ?? 0) + own)
      const nobodys = counts.get(null) ?? 0
      counts.delete(null)
      const lines = stdout.trimEnd().split('\n')
      const told = lines.flatMap((line) => {
        const [, user = '', count] = /^User (\S+) has (\d+) active sessions$/.exec(line) ?? []
        return count === undefined ? [] : [[user, Number(count)] as const]
      })
      expect(new Map(told)).toEqual(counts)
      const dangling = rows.filter((row) => stateOfRow(row) === 'dangling').length
      const expired = rows.length - live(rows).length
      expect(lines.slice(told.length)).toEqual([
        `Among the active ones: 1 the console's own (of robin), ${nobodys} nobody's, ${dangling} dangling.`,
        `Total ${expired} expired and ${live(rows).length + own} active sessions, ${counts.size} users`,
      ])
      expect(nobodys * dangling * expired).toBeGreaterThan(0)
      // And the program has signed out again.
      expect(await site.dump()).toEqual(rows)

      // Lino's script: by the site's own date, which is years ago, nothing has expired. It names users by
      // their full names. Anonymous sessions belong to one more user, Anonymous. There is no session of ours.
      const names = await fullNames(site)
      const all = [...perUser(rows)].map(([user, count]) => [names.get(user) ?? '', count] as const)
      expect(await showSessions(site)).toEqual({
        users: new Map(all),
        expired: 0,
        active: rows.length,
        userCount: counts.size + 1,
      })
    })

    test('kill ends what is dangling by the database, and nothing else', async () => {
      await site.clear()
      await site.seed(200, { seed: 9 })
      const rows = await site.dump()
      const dangling = rows.filter((row) => stateOfRow(row) === 'dangling')
      expect(dangling.length).toBeGreaterThan(20)
      const { code, stdout } = await terminal(site, 'kill', '--dangling', '--yes', '--json')
      expect(code, stdout).toBe(0)
      expect(JSON.parse(stdout)).toMatchObject({
        planned: dangling.length,
        outcomes: { killed: dangling.length, alreadyGone: 0, spared: 0, refused: 0, failed: 0, unknown: 0 },
      })
      expect(await site.dump()).toEqual(rows.filter((row) => !dangling.includes(row)))
    })

    test('--make-room 5 lets five people in, and a sixth is refused', async () => {
      await fill(site, { active: 10, dangling: 15, expired: 0 })
      await site.restart({ limit: 27 })
      const before = keysOf(await site.dump())
      const { code, stdout } = await runCli(
        ['kill', site.url, '--user', 'robin', '--make-room', '5', '--yes', '--json'],
        { home: await homeWithLimit(site, 27) },
      )
      expect(code, stdout).toBe(0)
      expect(JSON.parse(stdout)).toMatchObject({ planned: 3, outcomes: { killed: 3 } })
      const left = await site.dump()
      expect(keysOf(left).filter((key) => !before.includes(key))).toEqual([])
      expect(left.filter((row) => stateOfRow(row) === 'active')).toHaveLength(10)
      expect(await letIn(site, 6)).toBe(5)
    })
  })
})

/** Lino's name for each user, by the user name. Sessions without a user are Anonymous to the script. */
async function fullNames(site: LinoSite): Promise<Map<unknown, string>> {
  const users = await site.sql('SELECT username, first_name, last_name FROM users_user')
  const named = users.map(([user, ...names]): [unknown, string] => [
    user,
    names.filter((each) => each !== '').join(' ') || String(user),
  ])
  return new Map([...named, [null, 'Anonymous']])
}
