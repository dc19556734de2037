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

it('calls nothing left over that another console, which still runs, has made', async () => {
  const store = memorySettings()
  const url = 'https://lino.example'
  const made = session({ user: 'robin' })
  const running = new Set([1, 2])
  const consoleOf = (ownId: number) =>
    createOwnSessions({
      ...{ store, locks: memoryLocks(), clock: createFakeClock(monday), log: { write: () => undefined } },
      processes: { ownId, isRunning: (id) => running.has(id) },
    })
  const window = consoleOf(1)
  await window.made(await window.intend(url, 'robin'), made.ref)
  const terminal = consoleOf(2)
  expect(await terminal.leftOvers(url, [made])).toEqual([])
  running.delete(1)
  expect(await terminal.leftOvers(url, [made])).toEqual([{ ref: made.ref, certain: true }])
})
