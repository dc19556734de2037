import { describe, expect, it } from 'vitest'
import { idle, killable, outcomesOf } from '../../../../support/killing.ts'
import { hour, session } from '../../../../support/sessions.ts'
import { failSaying, withHints } from '../../../../support/failures.ts'

describe('signing in over what only ends so', () => {
  const own = session({ own: true, user: 'robin' })
  const nobody = () => session({ user: null, activityUnknown: 'neverUsed' })

  it('comes last, one at a time, each between two lists', async () => {
    const [n1, n2, a] = [nobody(), nobody(), idle(9)]
    const at = await killable([own, n1, n2, a])
    const order: string[] = []
    const end = at.lino.end
    at.lino.endsBy = (ref) => (ref === a.ref ? 'usual' : 'signInOver')
    at.lino.beforeList = () => order.push('list')
    at.lino.end = (ref) => {
      order.push(ref === a.ref ? 'a' : 'over')
      return end(ref)
    }
    const run = await at.kills.kill(at.site, { refs: [n1.ref, n2.ref, a.ref], signInOver: true })
    expect(run.outcomes.killed).toBe(3)
    expect(order).toEqual(['list', 'a', 'list', 'list', 'over', 'list', 'over', 'list', 'list'])
    expect(at.lino.signedInOver).toHaveLength(2)
  })

  it('takes sessions whose own sign-out is refused, though they have a user, who may no longer sign in', async () => {
    const [former, a] = [idle(9), idle(8)]
    const refusing = async () => {
      const at = await killable([own, former, a])
      const { end } = at.lino
      at.lino.endsBy = (ref) => (at.lino.asked.includes(ref) && ref === former.ref ? 'signInOver' : 'usual')
      at.lino.end = (ref) =>
        ref === former.ref && at.lino.signedInOver.length === 0
          ? { kind: 'failed', failure: failSaying('cannotEnd', 'Not by itself.').failure }
          : end(ref)
      return at
    }
    const refs = [former.ref, a.ref]
    const notAskedFor = await refusing()
    const left = await notAskedFor.kills.kill(notAskedFor.site, { refs })
    expect(outcomesOf(left)).toEqual(['failed cannotEnd', 'killed'])
    expect(notAskedFor.lino.signedInOver).toEqual([])

    const at = await refusing()
    const run = await at.kills.kill(at.site, { refs, signInOver: true })
    expect(run).toMatchObject({ failure: null, outcomes: { killed: 2, failed: 0 } })
    expect(at.lino.asked).toEqual([former.ref, a.ref])
    expect(at.lino.signedInOver).toEqual([former.ref])
  })

  it('stops at the first failure, and says it', async () => {
    const [n1, n2] = [nobody(), nobody()]
    const at = await killable([own, n1, n2])
    at.lino.endsBy = () => 'signInOver'
    at.lino.end = () => ({ kind: 'failed', failure: failSaying('signInLeft', 'One may be left.').failure })
    const run = await at.kills.kill(at.site, { refs: [n1.ref, n2.ref], signInOver: true })
    expect(outcomesOf(run)).toEqual(['failed signInLeft', 'failed signInLeft'])
    expect(at.lino.signedInOver).toHaveLength(1)
    expect(run.failure?.kind).toBe('signInLeft')
  })
})

describe('on record', () => {
  const own = session({ own: true, user: 'robin' })

  it('the plan is on the disk before anything is sent, then the end, and then the journal goes', async () => {
    const a = idle(9)
    const at = await killable([own, a])
    const end = at.lino.end
    let atFirst = ''
    at.lino.end = (ref) => {
      atFirst = [...at.kills.journals.files.values()].map((file) => file.text).join('') + at.kills.audit.text
      return end(ref)
    }
    await at.kills.kill(at.site, { refs: [a.ref] })
    expect(atFirst).toContain('"kind":"plan"')
    expect(atFirst).toContain('"kind":"killStarted"')
    expect(atFirst).not.toContain(a.ref)
    expect(at.kills.audit.text).toContain('"kind":"killEnded"')
    expect(at.kills.journals.files.size).toBe(0)
  })

  it.each(['journals', 'audit'] as const)('nothing is sent when the %s cannot be written', async (which) => {
    const a = idle(9)
    const at = await killable([own, a])
    at.kills[which].failAppend = 'ENOSPC'
    const run = await at.kills.kill(at.site, { refs: [a.ref] })
    expect(outcomesOf(run)).toEqual(['failed storage'])
    expect(at.lino.asked).toEqual([])
    expect(withHints(run.failure)).toMatchObject({ kind: 'storage', hint: expect.stringContaining('ENOSPC') })
  })
})

describe('a disk that is full by the end', () => {
  it('keeps the journal, with all outcomes, if the audit log could not take the end', async () => {
    const [a, b] = [idle(9), idle(8)]
    const at = await killable([session({ own: true, user: 'robin' }), a, b])
    const { end } = at.lino
    at.lino.end = (ref) => {
      at.kills.audit.failAppend = 'ENOSPC'
      return end(ref)
    }
    const run = await at.kills.kill(at.site, { refs: [a.ref, b.ref] })
    expect(outcomesOf(run)).toEqual(['killed', 'killed'])
    expect(run.failure?.kind).toBe('storage')
    const [journal, ...more] = [...at.kills.journals.files.values()].map((file) => file.text)
    expect(more).toEqual([])
    expect(journal?.match(/"killed"/g)).toHaveLength(2)
    expect(journal).not.toContain('"kind":"end"')
  })
})

describe('a damaged audit log', () => {
  it('stops no kill, and is reported with it', async () => {
    const own = session({ own: true, user: 'robin' })
    const [a, b] = [idle(9), idle(8)]
    const at = await killable([own, a, b])
    expect(await at.kills.kill(at.site, { refs: [a.ref] })).toMatchObject({ auditDamaged: false })
    at.kills.audit.bytes = Buffer.from(at.kills.audit.text.replace('robin', 'robert'))
    const run = await at.kills.kill(at.site, { refs: [b.ref] })
    expect(run).toMatchObject({ auditDamaged: true, failure: null, outcomes: { killed: 1 } })
  })
})

describe('users who come back', () => {
  it('during the kill count as well, but not users who were there before', async () => {
    const own = session({ own: true, user: 'robin' })
    const [a, b, c] = [idle(9), idle(8, 'marc'), idle(7, 'marc')]
    const at = await killable([own, a, b, c, session({ user: 'marc' })])
    const { end } = at.lino
    at.lino.end = (ref) => {
      if (ref === b.ref) at.lino.sessions = [...at.lino.sessions, session({ user: a.user })]
      return end(ref)
    }
    const run = await at.kills.kill(at.site, { refs: [a.ref, b.ref, c.ref] })
    expect(run.cameBack).toMatchObject({ users: 1, of: 2 })
  })

  it('is counted for ten minutes, and put on record', async () => {
    const own = session({ own: true, user: 'robin' })
    const [a, b] = [idle(9), idle(8, 'marc')]
    const at = await killable([own, a, b])
    const run = await at.kills.kill(at.site, { refs: [a.ref, b.ref] })
    expect(run.cameBack).toEqual({ users: 0, of: 2, until: expect.any(Number) })
    at.kills.runs.listed(at.site.siteId, [own, session({ user: 'marc' }), session({ user: 'rolf' })])
    expect(at.kills.emitted.at(-1)?.cameBack).toMatchObject({ users: 1, of: 2 })
    // The machine slept. Users who are there afterwards have not come back.
    at.clock.pass(hour)
    at.kills.runs.listed(at.site.siteId, [own, session({ user: 'marc' }), session({ user: 'luc' })])
    await at.kills.runs.close()
    expect(at.kills.audit.text).toContain('"kind":"cameBack"')
    expect(at.kills.audit.text).toContain('"users":1,"of":2,"watchedSeconds":600')
  })
})
