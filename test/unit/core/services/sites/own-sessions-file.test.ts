import { describe, expect, it } from 'vitest'
import type { Session } from '../../../../../contract/session.ts'
import { createOwnSessions } from '../../../../../core/services/sites/own-sessions.ts'
import { memoryLocks, memorySettings } from '../../../../support/console.ts'
import { createFakeClock } from '../../../../support/fake-clock.ts'
import { processOf } from '../../../../support/processes.ts'
import { monday, session } from '../../../../support/sessions.ts'

const url = 'https://lino.example'
const elsewhere = 'https://other.example'

/** Two consoles over one file, of which every write is counted. The second one no longer runs. */
function folder() {
  const store = memorySettings()
  const clock = createFakeClock(monday)
  const logged: string[] = []
  let writes = 0
  const counted = {
    ...store,
    async write(value: unknown) {
      writes += 1
      return store.write(value)
    },
  }
  const consoleOf = (id: number) =>
    createOwnSessions({
      store: counted,
      locks: memoryLocks(),
      clock,
      log: { write: (_level, message) => void logged.push(message) },
      processes: processOf(id, (other) => other !== 2),
    })
  const stored = async () => {
    const read = await store.read()
    const document =
      read.kind === 'document' ? (read.value as { sessions: { ref: string | null; url: string }[] }) : null
    return document?.sessions.map((each) => each.ref) ?? []
  }
  return { store, clock, logged, consoleOf, stored, writes: () => writes }
}

describe('the list of own sessions', () => {
  it('notes a sign-in before it is made, the session after it, and forgets both when it has ended', async () => {
    const { consoleOf, stored } = folder()
    const own = consoleOf(1)
    const [first, second] = [await own.intend(url, 'robin'), await own.intend(elsewhere, 'robin')]
    expect(await stored()).toEqual([null, null])
    await own.made(first, 'a1')
    expect(await stored()).toEqual([null, 'a1'])
    await own.made(second, null)
    expect(await stored()).toEqual(['a1'])
    await own.ended('b2')
    expect(await stored()).toEqual(['a1'])
    await own.ended('a1')
    expect(await stored()).toEqual([])
  })

  it('takes only its own intention back: not of another user, site or time', async () => {
    const { clock, consoleOf, stored } = folder()
    const own = consoleOf(1)
    const mine = await own.intend(url, 'robin')
    for (const other of [
      { ...mine, user: 'rolf' },
      { ...mine, url: elsewhere },
      { ...mine, at: mine.at + 1 },
    ]) {
      await own.made(other, null)
      expect(await stored()).toEqual([null])
    }
    await clock.advance(5)
    await own.made(mine, null)
    expect(await stored()).toEqual([])
  })

  it('is not written if nothing has changed', async () => {
    const { consoleOf, writes } = folder()
    const own = consoleOf(1)
    const us = session({ own: true, user: 'robin' })
    await own.made(await own.intend(url, 'robin'), us.ref)
    const before = writes()
    await own.look(url, [us, session()])
    await own.ended('f'.repeat(16))
    expect(writes()).toBe(before)
  })

  it('forgets what its site lists no more, and nothing of other sites', async () => {
    const { consoleOf, stored } = folder()
    const dead = consoleOf(2)
    await dead.made(await dead.intend(url, 'robin'), 'a1')
    await dead.made(await dead.intend(elsewhere, 'robin'), 'b2')
    await consoleOf(1).look(url, [session()])
    expect(await stored()).toEqual(['b2'])
  })

  it('forgets an intention that came to nothing only after ten minutes', async () => {
    const { clock, consoleOf, stored } = folder()
    await consoleOf(2).intend(url, 'robin')
    const own = consoleOf(1)
    await clock.advance(600_000)
    await own.look(url, [])
    expect(await stored()).toEqual([null])
    await clock.advance(1)
    await own.look(url, [])
    expect(await stored()).toEqual([])
  })

  it('is put aside and logged if it is unintelligible, and then begins empty', async () => {
    const { store, logged, consoleOf, stored } = folder()
    await store.write({ version: 1, sessions: 'many' })
    const own = consoleOf(1)
    expect(await own.look(url, [session()])).toEqual({ leftOvers: [], elsewhere: new Set() })
    expect(logged.join('\n')).toContain('not in a form that this version knows')
    await own.leaveBehind(url, 'robin', 'a1')
    expect(await stored()).toEqual(['a1'])
  })

  it('calls a session left over that could not be ended, once, and only while it is listed', async () => {
    const { consoleOf } = folder()
    const own = consoleOf(1)
    const made = session({ user: 'robin' })
    await own.made(await own.intend(url, 'robin'), made.ref)
    expect((await own.look(url, [made])).leftOvers).toEqual([])
    await own.leaveBehind(url, 'robin', made.ref)
    await own.leaveBehind(url, 'robin', made.ref)
    expect((await own.look(url, [session()])).leftOvers).toEqual([])
    await own.leaveBehind(url, 'robin', made.ref)
    await own.leaveBehind(url, 'robin', made.ref)
    expect((await own.look(url, [made])).leftOvers).toEqual([{ ref: made.ref, certain: true }])
  })
})

describe('a sign-in whose answer was lost', () => {
  const us = session({ own: true, user: 'rolf', ip: '10.0.0.1' })
  const unused = session({ user: 'robin', activityUnknown: 'neverUsed', ip: null, lastSaved: monday })
  const used = { ...unused, ref: 'a4', activityUnknown: null, lastActivity: monday, ip: '10.0.0.1' }

  it('leaves a session certain that another entry knows, in whatever order they were noted', async () => {
    const { consoleOf } = folder()
    const dead = consoleOf(2)
    await dead.intend(url, 'robin')
    await dead.leaveBehind(url, 'robin', unused.ref)
    await dead.intend(url, 'robin')
    const { leftOvers } = await consoleOf(1).look(url, [us, unused])
    expect(leftOvers).toEqual([{ ref: unused.ref, certain: true }])
  })

  it.each<[string, Partial<Session>, boolean]>([
    ['in that moment', {}, true],
    ['nearly a minute before, as cells are cut', { lastSaved: monday - 59_999 }, true],
    ['a minute before', { lastSaved: monday - 60_000 }, false],
    ['as late as one may take', { lastSaved: monday + 30_000 }, true],
    ['later', { lastSaved: monday + 30_001 }, false],
    ['at a time that nobody knows', { lastSaved: null }, false],
    ['for another user', { user: 'luc' }, false],
  ])('may have made a session that was saved %s: %s', async (_what, change, mayBe) => {
    const { consoleOf } = folder()
    await consoleOf(2).intend(url, 'robin')
    const { leftOvers } = await consoleOf(1).look(url, [us, { ...unused, ...change }])
    expect(leftOvers).toEqual(mayBe ? [{ ref: unused.ref, certain: false }] : [])
  })

  it('may have made one that was used from our address, and none from another', async () => {
    const { consoleOf } = folder()
    await consoleOf(2).intend(url, 'robin')
    const own = consoleOf(1)
    const refs = async (...sessions: Session[]) =>
      (await own.look(url, sessions)).leftOvers.map(({ ref }) => ref)
    expect(await refs(us, used)).toEqual(['a4'])
    expect(await refs({ ...us, ip: '10.0.0.2' }, used)).toEqual([])
    expect(await refs({ ...us, ip: null }, { ...used, ip: null })).toEqual([])
    expect(await refs(used)).toEqual([])
  })

  it('spares what may be another console’s for thirty seconds', async () => {
    const { clock, consoleOf } = folder()
    await consoleOf(3).intend(url, 'robin')
    const own = consoleOf(1)
    expect([...(await own.look(url, [us, unused])).elsewhere]).toEqual([unused.ref])
    expect([...(await own.look(elsewhere, [us, unused])).elsewhere]).toEqual([])
    await clock.advance(29_999)
    expect([...(await own.look(url, [us, unused])).elsewhere]).toEqual([unused.ref])
    await clock.advance(1)
    expect([...(await own.look(url, [us, unused])).elsewhere]).toEqual([])
  })
})
