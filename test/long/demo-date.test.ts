import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeLino, startLino, type LinoSite } from '../support/lino/index.ts'
import { showSessions } from '../support/lino/show-sessions.ts'
import { fill, letIn, listOf, terminal } from '../support/lino-terminal.ts'
import { expectListed, stateOfRow } from '../support/terminal-truth.ts'

const days = 86_400

describeLino('book-25.7', () => {
  describe('a site whose own date lies in the past counts expired sessions towards its limit', () => {
    let site: LinoSite
    beforeAll(async () => {
      site = await startLino('book-25.7', { application: 'cosi1', startedAgoSeconds: 10 * days, limit: 25 })
    })
    afterAll(() => site.stop())

    /** A limit of 25, 20 live ones, 30 listed. */
    const fillUp = () => fill(site, { active: 8, dangling: 12, expired: 10 })

    test('refused though fewer are live: shown, and the way in shows what counts', async () => {
      await fillUp()
      expect(await site.count()).toEqual({ total: 30, live: 20, expired: 10 })
      const refused = await terminal(site, 'list', '--json')
      expect(refused.code).toBe(5)
      expect(JSON.parse(refused.stdout)).toMatchObject({ failure: { kind: 'limitReached', wayIn: true } })

      const rows = await site.dump()
      const list = await listOf(site, '--enter-full')
      expectListed(list, rows, site.url)
      expect(list.site).toMatchObject({ sessionsLimit: 25, countsExpired: true })
      expect(list.counts).toMatchObject({ listed: 31, live: 21, expired: 10, towardsLimit: 31 })

      const { stdout } = await terminal(site, 'summary', '--enter-full')
      expect(stdout).toContain('Note: this site counts expired sessions, too: 31 of at most 25.')
      expect(stdout).toContain("Note: Lino's show_sessions.py counts by the site's own date")
      expect(stdout).toMatch(/^Total 10 expired and 21 active sessions, 2 users\n$/m)
      expect(await showSessions(site)).toMatchObject({ expired: 0, active: 30 })
      expect(await site.dump()).toEqual(rows)
    })

    test('--make-room 5 lets five people in, if a kill can make that room', async () => {
      await fillUp()
      const before = await site.dump()
      const { code, stdout } = await terminal(
        site,
        'kill',
        '--make-room',
        '5',
        '--yes',
        '--enter-full',
        '--json',
      )
      expect(code, stdout).toBe(0)
      expect(JSON.parse(stdout)).toMatchObject({ planned: 10, outcomes: { killed: 10 } })
      const left = await site.dump()
      const gone = before.filter((row) => !left.some(({ key }) => key === row.key))
      expect(gone).toHaveLength(10)
      expect(new Set(gone.map((row) => stateOfRow(row)))).toEqual(new Set(['dangling']))
      expect(left).toHaveLength(20)
      expect(await letIn(site, 6)).toBe(5)
    })

    test('says where killing cannot help, and what helps instead', async () => {
      await fill(site, { active: 12, dangling: 3, expired: 25 })
      const { code, stdout, stderr } = await terminal(
        site,
        'kill',
        '--make-room',
        '5',
        '--yes',
        '--enter-full',
      )
      expect(code).toBe(0)
      const said = stdout + stderr
      // 40 count, 20 may stay.
      expect(said).toContain('That is not enough: 17 more sessions would have to go')
      expect(said).toContain('this site counts expired sessions, too')
      expect(said).toContain('python manage.py clearsessions')
      expect(await site.count()).toEqual({ total: 37, live: 12, expired: 25 })
      expect(await letIn(site, 1)).toBe(0)
      await site.runOnServer(['python manage.py clearsessions'])
      expect(await site.count()).toEqual({ total: 12, live: 12, expired: 0 })
      expect(await letIn(site, 5)).toBe(5)
    })
  })

  test('avanti1 with ExtJS: a full site has no way in, and that is said', async () => {
    const site = await startLino('book-25.7', { application: 'avanti1', ui: 'extjs', limit: 25 })
    try {
      await fill(site, { active: 8, dangling: 12, expired: 10 })
      const before = await site.dump()
      for (const command of ['list', 'summary']) {
        const { code, stdout } = await terminal(site, command, '--enter-full', '--json')
        expect(code).toBe(5)
        const { failure } = JSON.parse(stdout)
        expect(failure.kind).toBe('limitReached')
        expect(failure).not.toHaveProperty('wayIn')
      }
      expect(await site.dump()).toEqual(before)
    } finally {
      await site.stop()
    }
  })
})
