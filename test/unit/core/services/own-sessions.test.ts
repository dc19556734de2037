import { expect, it } from 'vitest'
import { createOwnSessions } from '../../../../core/services/own-sessions.ts'
import { memorySettings } from '../../../support/console.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'
import { monday, session } from '../../../support/sessions.ts'

it('fails nobody who signs in, reads or kills where the data folder cannot be written; it is logged', async () => {
  const logged: string[] = []
  const log = { write: (_level: string, message: string) => logged.push(message) }
  const locks = {
    hold: () => Promise.reject(new Error('EROFS')),
  }
  const own = createOwnSessions(memorySettings(), locks, createFakeClock(monday), log)
  const intention = await own.intend('https://lino.example', 'robin')
  await own.made(intention, '0123456789abcdef')
  await own.ended('0123456789abcdef')
  expect(await own.leftOvers('https://lino.example', [session()])).toEqual([])
  expect(logged).toHaveLength(3)
})
