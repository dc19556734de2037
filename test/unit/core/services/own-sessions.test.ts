import { expect, it } from 'vitest'
import { createOwnSessions } from '../../../../core/services/own-sessions.ts'
import { memoryLocks, memorySettings, thisProcess } from '../../../support/console.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'
import { monday, session } from '../../../support/sessions.ts'

it('fails nobody who signs in, reads or kills where the data folder cannot be written; it is logged', async () => {
  const logged: string[] = []
  const log = { write: (_level: string, message: string) => logged.push(message) }
  const locks = {
    hold: () => Promise.reject(new Error('EROFS')),
  }
  const own = createOwnSessions({
    ...{ store: memorySettings(), locks, clock: createFakeClock(monday), log, processes: thisProcess },
  })
  const intention = await own.intend('https://lino.example', 'robin')
  await own.made(intention, '0123456789abcdef')
  await own.ended('0123456789abcdef')
  expect(await own.leftOvers('https://lino.example', [session()])).toEqual([])
  expect(logged).toHaveLength(3)
})

const url = 'https://lino.example'

/** Consoles of one machine, by their number; all run until they are taken out. */
function machine() {
  const store = memorySettings()
  const clock = createFakeClock(monday)
  const running = new Set([1, 2])
  const consoleOf = (ownId: number) =>
    createOwnSessions({
      ...{ store, locks: memoryLocks(), clock, log: { write: () => undefined } },
      processes: { ownId, isRunning: (id) => running.has(id) },
    })
  return { clock, running, consoleOf }
}

it('calls nothing left over that another console, which still runs, has made', async () => {
  const { running, consoleOf } = machine()
  const made = session({ user: 'robin' })
  const window = consoleOf(1)
  await window.made(await window.intend(url, 'robin'), made.ref)
  const terminal = consoleOf(2)
  expect(await terminal.leftOvers(url, [made])).toEqual([])
  running.delete(1)
  expect(await terminal.leftOvers(url, [made])).toEqual([{ ref: made.ref, certain: true }])
})

it('calls nothing left over that this console holds: with this account or another one, new or taken up again', async () => {
  const { running, consoleOf } = machine()
  const [robins, marcs] = [session({ user: 'robin' }), session({ user: 'marc' })]
  const before = consoleOf(1)
  await before.made(await before.intend(url, 'robin'), robins.ref)
  running.delete(1)
  const own = consoleOf(2)
  await own.made(await own.intend(url, 'marc'), marcs.ref)
  expect(await own.leftOvers(url, [{ ...robins, own: true }, marcs])).toEqual([])
})

it('calls possibly left over what fits a sign-in of ours whose answer was lost, for as long as that may be', async () => {
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
  expect(await own.leftOvers(url, [us, ...others])).toEqual([])
  expect(await own.leftOvers(url, [us, lost, ...others])).toEqual([{ ref: lost.ref, certain: false }])
  expect(await own.leftOvers(url, [us])).toEqual([])
  await clock.advance(600_001)
  expect(await own.leftOvers(url, [us])).toEqual([])
  expect(await own.leftOvers(url, [us, lost])).toEqual([])
})
