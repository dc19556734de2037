import { expect, it } from 'vitest'
import type { Session } from '../../../../../contract/session.ts'
import { createOwnSessions, type OwnSessions } from '../../../../../core/services/sites/own-sessions.ts'
import { memoryLocks, memorySettings, noLocks, thisProcess } from '../../../../support/console.ts'
import { createFakeClock } from '../../../../support/fake-clock.ts'
import { monday, session } from '../../../../support/sessions.ts'
import type { Owner } from '../../../../../core/ports.ts'
import { ownerOf, processOf } from '../../../../support/processes.ts'

it('makes no sign-in, reading or kill fail if the data folder cannot be written, and logs it', async () => {
  const logged: string[] = []
  const log = { write: (_level: string, message: string) => logged.push(message) }
  const locks = noLocks('EROFS')
  const own = createOwnSessions({
    store: memorySettings(),
    locks,
    clock: createFakeClock(monday),
    log,
    processes: thisProcess,
  })
  const intention = await own.intend('https://lino.example', 'robin')
  await own.made(intention, '0123456789abcdef')
  await own.ended('0123456789abcdef')
  expect(await leftOvers(own, url, [session()])).toEqual([])
  expect(logged).toHaveLength(3)
})

const url = 'https://lino.example'

const leftOvers = async (own: OwnSessions, at: string, sessions: readonly Session[]) =>
  (await own.look(at, sessions)).leftOvers

/** Consoles of one machine, by their number. All run until a test removes them. */
function machine() {
  const store = memorySettings()
  const clock = createFakeClock(monday)
  const running = new Set([1, 2])
  const consoleOf = (ownId: number) =>
    createOwnSessions({
      store,
      locks: memoryLocks(),
      clock,
      log: { write: () => undefined },
      processes: processOf(ownId, (id) => running.has(id)),
    })
  return { clock, running, consoleOf }
}

it('calls nothing left over that another console, which still runs, has made', async () => {
  const { running, consoleOf } = machine()
  const made = session({ user: 'robin' })
  const window = consoleOf(1)
  await window.made(await window.intend(url, 'robin'), made.ref)
  const terminal = consoleOf(2)
  expect(await leftOvers(terminal, url, [made])).toEqual([])
  running.delete(1)
  expect(await leftOvers(terminal, url, [made])).toEqual([{ ref: made.ref, certain: true }])
})

it('calls no session left behind that this console holds, with this account or another one, new or used again', async () => {
  const { running, consoleOf } = machine()
  const [robins, marcs] = [session({ user: 'robin' }), session({ user: 'marc' })]
  const before = consoleOf(1)
  await before.made(await before.intend(url, 'robin'), robins.ref)
  running.delete(1)
  const own = consoleOf(2)
  await own.made(await own.intend(url, 'marc'), marcs.ref)
  expect(await leftOvers(own, url, [{ ...robins, own: true }, marcs])).toEqual([])
})

it('calls a session possibly left behind if it fits a sign-in of ours whose answer was lost, for a bounded time', async () => {
  const { clock, consoleOf } = machine()
  const own = consoleOf(1)
  await own.intend(url, 'robin')
  const us = session({ own: true, user: 'robin', ip: '10.0.0.1' })
  const lost = session({ user: 'robin', activityUnknown: 'neverUsed', ip: null, lastSaved: monday })
  const others = [
    { ...lost, ref: 'a1', user: 'luc' },
    { ...lost, ref: 'a2', lastSaved: monday - 120_000 },
    { ...lost, ref: 'a3', lastSaved: monday + 120_000 },
    { ...lost, ref: 'a4', activityUnknown: null, ip: '10.0.0.2' },
  ]
  // Its row may come later than its time-out.
  expect(await leftOvers(own, url, [us, ...others])).toEqual([])
  expect(await leftOvers(own, url, [us, lost, ...others])).toEqual([{ ref: lost.ref, certain: false }])
  expect(await leftOvers(own, url, [us])).toEqual([])
  await clock.advance(600_001)
  expect(await leftOvers(own, url, [us])).toEqual([])
  expect(await leftOvers(own, url, [us, lost])).toEqual([])
})

/** Sessions of consoles on this machine and elsewhere, each console by how it sees the owners. */
function folderOf() {
  const store = memorySettings()
  const clock = createFakeClock(monday)
  const locks = memoryLocks()
  const running = new Set<number>()
  const log = { write: () => undefined }
  const consoleOf = (id: number, change: Partial<Owner> = {}) => {
    running.add(id)
    const processes = processOf(id, (other) => running.has(other))
    const own = async (): Promise<Owner> => ownerOf(id, change)
    return createOwnSessions({ store, locks, clock, log, processes: { ...processes, own } })
  }
  return { store, clock, running, consoleOf }
}

it.each([
  ['here', {}, false],
  ['here, before the machine was started again', { boot: 'b0' }, true],
  ['in another process space', { pidSpace: 's2' }, false],
  ['on another machine', { machine: 'm2', boot: 'b2' }, false],
])('of a console %s: its own until it is known to be gone', async (_, change, isGone) => {
  const { consoleOf, running } = folderOf()
  const window = consoleOf(1, change)
  const made = session({ user: 'robin' })
  await window.made(await window.intend(url, 'robin'), made.ref)
  const terminal = consoleOf(2)
  const held = { leftOvers: [], elsewhere: new Set([made.ref]) }
  const left = { leftOvers: [{ ref: made.ref, certain: true }], elsewhere: new Set() }
  expect(await terminal.look(url, [made])).toEqual(isGone ? left : held)
  // Nobody can see from here that it has ended, but on this machine.
  running.delete(1)
  expect(await terminal.look(url, [made])).toEqual(
    isGone || change === undefined || Object.keys(change).length === 0 ? left : held,
  )
})

it('knows another console’s session by whatever address that one knows the site', async () => {
  const { consoleOf } = folderOf()
  const window = consoleOf(1)
  const made = session({ user: 'robin' })
  await window.made(await window.intend(`${url}/other/path`, 'robin'), made.ref)
  expect((await consoleOf(2).look(url, [made])).elsewhere).toEqual(new Set([made.ref]))
})

it('spares the session of a sign-in under way elsewhere, for the longest time of a sign-in', async () => {
  const { consoleOf, clock } = folderOf()
  await consoleOf(1).intend(url, 'robin')
  const fresh = session({
    user: 'robin',
    activityUnknown: 'neverUsed',
    lastActivity: null,
    ip: null,
    lastSaved: monday,
  })
  const terminal = consoleOf(2)
  expect((await terminal.look(url, [fresh])).elsewhere).toEqual(new Set([fresh.ref]))
  await clock.advance(30_000)
  expect((await terminal.look(url, [fresh])).elsewhere).toEqual(new Set())
})

it('holds for this console its own session that another one has made, and holds it after that one is gone', async () => {
  const { consoleOf, running } = folderOf()
  const window = consoleOf(1)
  const shared = session({ user: 'robin' })
  await window.made(await window.intend(url, 'robin'), shared.ref)
  const terminal = consoleOf(2)
  expect(await terminal.look(url, [{ ...shared, own: true }])).toEqual({
    leftOvers: [],
    elsewhere: new Set(),
  })
  running.delete(1)
  expect(await consoleOf(3).look(url, [shared])).toEqual({ leftOvers: [], elsewhere: new Set([shared.ref]) })
  running.delete(2)
  expect((await consoleOf(3).look(url, [shared])).leftOvers).toEqual([{ ref: shared.ref, certain: true }])
})

it('spares its own session of another account, and notes its own again if the file was lost', async () => {
  const { consoleOf, store } = folderOf()
  const window = consoleOf(1)
  const [robins, rolfs] = [session({ user: 'robin' }), session({ user: 'rolf' })]
  await window.made(await window.intend(url, 'robin'), robins.ref)
  await window.made(await window.intend(url, 'rolf'), rolfs.ref)
  const seen = await window.look(url, [{ ...robins, own: true }, rolfs])
  expect(seen).toEqual({ leftOvers: [], elsewhere: new Set([rolfs.ref]) })
  await store.write({ version: 2, sessions: [] })
  await window.look(url, [{ ...robins, own: true }])
  expect((await consoleOf(2).look(url, [robins])).elsewhere).toEqual(new Set([robins.ref]))
})

it('reads what version 0.1.0 wrote: an owner with nothing but a number counts as running for a day', async () => {
  const { consoleOf, store, clock } = folderOf()
  const made = session({ user: 'robin' })
  await store.write({ version: 1, sessions: [{ url, user: 'robin', ref: made.ref, at: monday, owner: 77 }] })
  const terminal = consoleOf(2)
  expect(await terminal.look(url, [made])).toEqual({ leftOvers: [], elsewhere: new Set([made.ref]) })
  await clock.advance(24 * 3_600_000)
  expect((await terminal.look(url, [made])).leftOvers).toEqual([{ ref: made.ref, certain: true }])
})
