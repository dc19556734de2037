import { describe, expect, it } from 'vitest'
import { dateOf } from '../../../../core/lino/answers.ts'
import { answerOf } from './fake-http.ts'

const dated = (date: string) => dateOf(answerOf({ headers: { date } }))

describe('dateOf', () => {
  it('reads what HTTP writes, old forms included', () => {
    const then = Date.UTC(2026, 10, 6, 8, 49, 37)
    expect(dated('Fri, 06 Nov 2026 08:49:37 GMT')).toBe(then)
    expect(dated('Friday, 06-Nov-26 08:49:37 GMT')).toBe(then)
  })
  it.each(['', '5', '275760', '2026-11-23', 'next Tuesday', 'Fri, 31 Dec 999999 23:59:59 GMT', 'now'])(
    'takes no other word for a time: %s',
    (date) => expect(dated(date)).toBeNull(),
  )
})
