import { describe, expect, it } from 'vitest'
import type { Owner } from '../../../../../core/ports.ts'
import { createOwnSessions } from '../../../../../core/services/sites/own-sessions.ts'
import { memoryLocks, memorySettings, noLocks } from '../../../../support/console.ts'
import { createFakeClock } from '../../../../support/fake-clock.ts'
import { ownerOf, processOf } from '../../../../support/processes.ts'
import { monday, session } from '../../../../support/sessions.ts'
import { faultOf } from '../../../../support/failures.ts'

const url = 'https://lino.example'
const shared = session({ user: 'robin' })
const ours = { ...shared, own: true }

/** A console, numbered 1, over a file with these entries. 2 and 3 run. Each look at an owner is noted. */
async function folder(
  sessions: readonly object[],
  { locks = memoryLocks(), version = 2, fails = false } = {},
) {
  const store = memorySettings()
  await store.write({ version, sessions })
  const looked: [number, number][] = []
  const logged: string[] = []
  let writes = 0
  const processes = processOf(1, (id) => id <= 3)
  const own = createOwnSessions({
    locks,
    clock: createFakeClock(monday),
    log: { write: (_level, message) => void logged.push(message) },
    store: {
      ...store,
      async write(value: unknown) {
        writes += 1
        return fails ? { ok: false, fault: faultOf('ENOSPC') } : store.write(value)
      },
    },
    processes: {
      ...processes,
      look(owner, since) {
        looked.push([owner.id, since])
        return processes.look(owner, since)
      },
    },
  })
  const stored = async () => {
    const read = await store.read()
    return read.kind === 'document' ? (read.value as { sessions: object[] }).sessions : null
  }
  return { own, looked, logged, stored, writes: () => writes }
}

const entry = (ref: string | null, owner?: Owner, at = monday) => ({
  url,
  user: 'robin',
  ref,
  at,
  ...(owner ? { owner } : {}),
})

describe('the owners of the sessions on the list', () => {
  it('are each looked at once, and this console never', async () => {
    const { own, looked } = await folder([
      ...['a', 'b', 'c'].map((ref, at) => entry(ref, ownerOf(2), monday + at)),
      entry('d', ownerOf(3)),
      entry('e', ownerOf(1)),
      entry('f'),
    ])
    await own.look(url, [shared])
    expect(looked).toEqual([
      [2, monday],
      [3, monday],
    ])
  })

  it('of which version 0.1.0 noted the number alone are each looked at for their own time', async () => {
    const old = { id: 9, machine: null, boot: null, pidSpace: null, started: null }
    const { own, looked } = await folder([entry('a', old, 1), entry('b', old, 2), entry('c', old, 2)])
    await own.look(url, [shared])
    expect(looked).toEqual([
      [9, 1],
      [9, 2],
    ])
  })
})

describe('a session that this console takes up', () => {
  it('is noted once for it, in the place of a console that is gone', async () => {
    const { own, stored, writes } = await folder([entry(shared.ref, ownerOf(9)), entry('b', ownerOf(2))])
    for (let lists = 0; lists < 2; lists += 1) await own.look(url, [ours, session({ ref: 'b' })])
    expect(await stored()).toEqual([entry('b', ownerOf(2)), entry(shared.ref, ownerOf(1))])
    expect(writes()).toBe(1)
  })

  it('is noted for it beside another console that runs', async () => {
    const { own, stored } = await folder([entry(shared.ref, ownerOf(2))])
    await own.look(url, [ours])
    expect(await stored()).toEqual([entry(shared.ref, ownerOf(2)), entry(shared.ref, ownerOf(1))])
  })

  it('is noted for it if nobody is known to hold it', async () => {
    const { own, stored } = await folder([entry(shared.ref)])
    await own.look(url, [ours])
    expect(await stored()).toEqual([entry(shared.ref, ownerOf(1))])
  })

  it.each([
    ['for the folder cannot be written', { locks: noLocks('EROFS') }],
    ['for the disk is full', { fails: true }],
  ])('that could not be noted, %s, is logged, and not tried with each list', async (_why, given) => {
    const { own, logged } = await folder([], given)
    for (let lists = 0; lists < 3; lists += 1) await own.look(url, [ours])
    expect(logged).toHaveLength(1)
  })
})

describe('a session of ours that is left', () => {
  it('is reported once, though it was noted twice', async () => {
    const { own } = await folder([entry(shared.ref, ownerOf(9)), entry(shared.ref, ownerOf(8))])
    expect(await own.look(url, [shared])).toEqual({
      leftOvers: [{ ref: shared.ref, certain: true }],
      elsewhere: new Set(),
    })
  })

  it('is another console’s if one of two that noted it runs', async () => {
    const { own } = await folder([entry(shared.ref, ownerOf(9)), entry(shared.ref, ownerOf(2))])
    expect(await own.look(url, [shared])).toEqual({ leftOvers: [], elsewhere: new Set([shared.ref]) })
  })

  it('is reported beside the others, and not for another address', async () => {
    const other = session({ user: 'robin' })
    const elsewhere = { ...entry(other.ref), url: 'https://other.example' }
    const { own } = await folder([entry(shared.ref), entry(other.ref), elsewhere])
    const refs = [shared.ref, other.ref]
    expect((await own.look(url, [shared, other])).leftOvers.map(({ ref }) => ref)).toEqual(refs)
    const { own: there } = await folder([entry(shared.ref), elsewhere])
    expect((await there.look(url, [shared, other])).leftOvers.map(({ ref }) => ref)).toEqual([shared.ref])
  })

  it('has no owner from the moment that it could not be ended', async () => {
    const { own } = await folder([])
    await own.made(await own.intend(url, 'robin'), shared.ref)
    await own.leaveBehind(url, 'robin', shared.ref)
    expect((await own.look(url, [shared])).elsewhere).toEqual(new Set())
  })

  it('is left behind from the moment that it could not be ended, for this console, too', async () => {
    const { own } = await folder([])
    await own.made(await own.intend(url, 'robin'), shared.ref)
    await own.ended(shared.ref)
    expect((await own.look(url, [shared])).elsewhere).toEqual(new Set())
    await own.leaveBehind(url, 'robin', shared.ref)
    expect(await own.look(url, [shared])).toEqual({
      leftOvers: [{ ref: shared.ref, certain: true }],
      elsewhere: new Set(),
    })
  })
})

describe('a file of a newer version', () => {
  it('stays unchanged, the console says so, and no sign-in or list fails for it', async () => {
    const { own, stored, writes } = await folder([entry('a', ownerOf(2))], { version: 9 })
    expect(await own.notices()).toHaveLength(1)
    await own.made(await own.intend(url, 'robin'), shared.ref)
    expect(await own.look(url, [ours])).toEqual({ leftOvers: [], elsewhere: new Set() })
    await own.ended(shared.ref)
    expect([await stored(), writes()]).toEqual([[entry('a', ownerOf(2))], 0])
  })

  it('is distinguished from one of ours, which is not mentioned', async () => {
    expect(await (await folder([entry('a')])).own.notices()).toEqual([])
  })
})
