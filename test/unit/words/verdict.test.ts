import { describe, expect, it } from 'vitest'
import type { Counts } from '../../../contract/session.ts'
import type { TimesUnread } from '../../../contract/site.ts'
import { roomFor } from '../../../core/domain/limit.ts'
import { verdict } from '../../../words/verdict.ts'

const day = 86_400_000

function said(
  counts: Partial<Counts>,
  limit: number | null,
  people: number | null,
  timesUnread: TimesUnread | null = null,
  unread = 0,
): { sentence: string; detail: string } {
  const own = 1
  const { active = 0, dangling = 0, unknown = 0 } = counts
  const live = own + active + dangling + unknown
  const rest = {
    expired: 0,
    anonymous: 0,
    expiryUnknown: counts.expiryUnknown ?? 0,
    onNow: people,
    today: people,
  }
  const whole: Counts = { listed: live, live, own, active, dangling, unknown, ...rest }
  const { sentence, detail } = verdict({
    counts: whole,
    room: roomFor(live, limit),
    people,
    unread,
    danglingAfterMs: 4 * day,
    timesUnread,
  })
  return { sentence: sentence.map((part) => (typeof part === 'string' ? part : part.loud)).join(''), detail }
}

describe('the sentence', () => {
  it.each([
    [{ active: 12, dangling: 37 }, 50, 12, 'Full, but only 12 people are on now.'],
    [{ active: 3, dangling: 46 }, 50, 1, 'Full, but only 1 person is on now.'],
    [{ active: 40, dangling: 9 }, 50, 31, 'Full: 31 people are on now.'],
    [{ dangling: 9 }, 10, 0, 'Full, but nobody else is on now.'],
    [{ active: 12, dangling: 5 }, 40, 12, 'Room for 22 more'],
    [{ active: 12, dangling: 33 }, 50, 12, 'Nearly full: room for 4 more'],
    [{ active: 4 }, null, 4, '4 people are on now.'],
    [{}, null, 0, 'Nobody else is on now.'],
  ])('of %o with limit %s', (counts, limit, people, sentence) => {
    expect(said(counts, limit, people).sentence).toBe(sentence)
  })

  it.each([
    [{ unknown: 60 }, null, 0, 0, 'It is not known how many people are on now.'],
    [{ unknown: 60 }, 50, 0, 60, 'Full. It is not known how many people are on now.'],
    [{ dangling: 2, unknown: 60 }, null, 0, 60, 'It is not known how many people are on now.'],
    // Never used: nobody has worked there.
    [{ dangling: 2, unknown: 60 }, null, 0, 0, 'Nobody else is on now.'],
    [{ active: 4, unknown: 60 }, null, 4, 60, '4 people are on now.'],
    [{ active: 4, dangling: 10, unknown: 40 }, 50, 4, 40, 'Full: 4 people are on now.'],
  ])('of %o with limit %s, %s people and %s unread activities', (counts, limit, people, unread, sentence) => {
    expect(said(counts, limit, people, null, unread).sentence).toBe(sentence)
  })

  it('gives the reason in the second one', () => {
    expect(said({ active: 12, dangling: 38 }, 50, 12).detail).toBe(
      '38 of 51 sessions have been idle for 4 days or more. New users are turned away. 1 session over the limit.',
    )
    expect(said({ active: 1, dangling: 1 }, 9, 1).detail).toBe(
      '1 of 3 sessions has been idle for 4 days or more.',
    )
    expect(said({ active: 2 }, 9, 2).detail).toBe('None of the 3 sessions has been idle for 4 days or more.')
    expect(said({}, 9, 0).detail).toBe('No session is live but your own.')
  })

  it('does not call idle or not what is not known', () => {
    expect(said({ unknown: 60 }, 90, 0).detail).toBe('The last activity of 60 sessions is not known.')
    expect(said({ dangling: 2, unknown: 60 }, 90, 0).detail).toBe(
      '2 of 63 sessions have been idle for 4 days or more. The last activity of 60 sessions is not known.',
    )
  })
})

describe('a site whose times cannot be read', () => {
  it('may have fewer live sessions than it seems, and the sentence says why', () => {
    const { detail } = said({ unknown: 16, expiryUnknown: 16 }, 50, 0, 'twelveHours')
    expect(detail).toContain('The expiry of 16 sessions could not be read.')
    expect(detail).toContain('some may have expired')
    expect(detail).toContain('without am or pm')
    expect(said({ unknown: 1, expiryUnknown: 1 }, 50, 0, 'format').detail).toContain('date_format_strftime')
    expect(said({ unknown: 1, expiryUnknown: 1 }, 50, 0, 'notYet').detail).toContain('has not learnt')
    expect(said({ unknown: 1 }, 50, 0).detail).not.toContain('expiry')
  })
})
