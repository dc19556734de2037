import { describe, expect, it } from 'vitest'
import { succeed } from '../../../../../contract/failure.ts'
import type { Audit } from '../../../../../core/services/records/audit.ts'
import { createHiddenTable } from '../../../../../core/services/kills/hidden-table.ts'
import { createQuickClock } from '../../../../support/fake-clock.ts'
import { createTestKills } from '../../../../support/kills.ts'
import { monday, session } from '../../../../support/sessions.ts'
import { watchedAt } from '../../../../support/watched.ts'
import { failSaying, hintOf } from '../../../../support/failures.ts'

const hiddenNow = failSaying('tableHidden', 'One bad session hides the table.').failure
const own = session({ own: true, user: 'robin' })
const [luc, ghost, nobody] = [session(), session({ user: 'deleted' }), session({ user: null })]

/** A site whose table is hidden since its last reading. */
async function hidden() {
  const clock = createQuickClock(monday)
  const at = await watchedAt(clock, [own, luc, ghost, nobody])
  const { exemptions } = createTestKills(clock)
  const noted: unknown[] = []
  const audit: Pick<Audit, 'note'> = {
    note: async (event) => {
      noted.push(event)
      return succeed(null)
    },
  }
  const table = createHiddenTable(audit, exemptions)
  at.lino.failLists = [hiddenNow]
  await at.site.read()
  return { ...at, table, exemptions, noted }
}

describe('a hidden table', () => {
  it('points out sessions whose user no longer exists, and gives the lines for the server', async () => {
    const { table, site, lino } = await hidden()
    lino.users = ['robin', 'luc']
    const help = await table.help(site)
    expect(help).toMatchObject({ ok: true, value: { suspects: [ghost.ref] } })
    expect(help.ok && help.value.lines.join('\n')).toContain('manage.py shell')
  })

  it('suspects nobody if the site does not name its users', async () => {
    const { table, site } = await hidden()
    expect(await table.help(site)).toMatchObject({ ok: true, value: { suspects: [] } })
  })

  it('comes back when the broken one was ended: no other one was requested, and it is on record', async () => {
    const { table, site, lino, noted } = await hidden()
    expect(await table.end(site, ghost.ref)).toMatchObject({
      ok: true,
      value: { outcome: 'killed', reason: null, user: 'deleted' },
    })
    expect(lino.asked).toEqual([ghost.ref])
    expect(site.state().failure).toBeNull()
    expect(noted).toEqual([{ kind: 'brokenEnded', user: 'deleted', outcome: 'killed' }])
  })

  it('stays hidden when it was another one: the outcome is unknown', async () => {
    const { table, site, lino } = await hidden()
    lino.failLists = [hiddenNow]
    expect(await table.end(site, luc.ref)).toMatchObject({ ok: true, value: { outcome: 'unknown' } })
  })

  it('says what became of the session, if that cannot be put on record', async () => {
    const { site, exemptions } = await hidden()
    const full = failSaying('storage', 'The disk is full.')
    const table = createHiddenTable({ note: async () => full }, exemptions)
    const told = await table.end(site, ghost.ref)
    expect(told).toMatchObject({ ok: false, failure: { kind: 'storage' } })
    expect(hintOf(told)).toBe('The session was ended, but that is not on record. The disk is full.')
  })

  it('is asked for again by the site’s Kill, once it was listed after the sign-out that failed', async () => {
    const { table, site, lino } = await hidden()
    const { end } = lino
    const before = lino.lists
    lino.failLists = [hiddenNow]
    const failure = failSaying('cannotEnd', 'Cannot be read.').failure
    lino.end = (ref) =>
      lino.lists === before ? { kind: 'failed', failure, failedOver: true, killIsLeft: true } : end(ref)
    expect(await table.end(site, ghost.ref)).toMatchObject({ ok: true, value: { outcome: 'killed' } })
    expect(lino.asked).toEqual([ghost.ref, ghost.ref])
  })

  it('is entered by signing in over what only ends so', async () => {
    const { table, site, lino } = await hidden()
    let learnt = false
    lino.endsBy = () => (learnt ? 'signInOver' : 'usual')
    const { end } = lino
    lino.endSession = async () => {
      learnt = true
      return { kind: 'failed', failure: failSaying('cannotEnd', 'Refused.').failure }
    }
    lino.end = end
    expect(await table.end(site, ghost.ref)).toMatchObject({ ok: true, value: { outcome: 'killed' } })
    expect(lino.signedInOver).toEqual([ghost.ref])
  })

  it('ends neither our own session, nor an exempt one, nor one that no list has shown', async () => {
    const { table, site, lino, exemptions } = await hidden()
    await exemptions.add({ siteId: null, kind: 'user', value: 'luc' })
    for (const ref of [own.ref, luc.ref, 'f'.repeat(16)])
      expect(await table.end(site, ref)).toMatchObject({ ok: false })
    expect(lino.asked).toEqual([])
  })

  it('ends nothing while a kill is under way on the site', async () => {
    const { table, site, lino } = await hidden()
    site.killing = true
    expect(await table.end(site, ghost.ref)).toMatchObject({
      ok: false,
      failure: { kind: 'usage', cause: 'killUnderWay' },
    })
    expect(lino.asked).toEqual([])
    site.killing = false
    expect(await table.end(site, ghost.ref)).toMatchObject({ ok: true })
  })

  it('is no way to end a session of a table that is there', async () => {
    const { table, site, lino } = await hidden()
    await site.read()
    expect(await table.end(site, luc.ref)).toMatchObject({ ok: false, failure: { kind: 'usage' } })
    expect(await table.help(site)).toMatchObject({ ok: false })
    expect(lino.asked).toEqual([])
  })
})
