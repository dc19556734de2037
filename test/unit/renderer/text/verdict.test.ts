import { describe, expect, it } from 'vitest'
import type { Counts } from '../../../../contract/session.ts'
import { roomFor } from '../../../../core/domain/limit.ts'
import { verdict } from '../../../../renderer/text/verdict.ts'

const day = 86_400_000

function said(
  counts: Partial<Counts>,
  limit: number | null,
  people: number,
): { sentence: string; detail: string } {
  const own = 1
  const { active = 0, dangling = 0, unknown = 0 } = counts
  const live = own + active + dangling + unknown
  const whole: Counts = { listed: live, live, own, active, dangling, unknown, expired: 0, anonymous: 0 }
  const { loud, rest, detail } = verdict({
    counts: whole,
    room: roomFor(live, limit),
    people,
    danglingAfterMs: 4 * day,
  })
  return { sentence: loud + rest, detail }
}

describe('the sentence', () => {
  it.each([
    [{ active: 12, dangling: 37 }, 50, 12, 'Full, but only 12 people are working.'],
    [{ active: 3, dangling: 46 }, 50, 1, 'Full, but only 1 person is working.'],
    [{ active: 40, dangling: 9 }, 50, 31, 'Full: 31 people are working.'],
    [{ dangling: 9 }, 10, 0, 'Full, but nobody else is working.'],
    [{ active: 12, dangling: 5 }, 40, 12, 'Room for 22 more'],
    [{ active: 12, dangling: 33 }, 50, 12, 'Nearly full: room for 4 more'],
    [{ active: 4 }, null, 4, '4 people are working.'],
    [{}, null, 0, 'Nobody else is working.'],
  ])('of %o with limit %s', (counts, limit, people, sentence) => {
    expect(said(counts, limit, people).sentence).toBe(sentence)
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
    expect(said({ unknown: 60 }, 90, 0).detail).toBe('Of 60 it is not known when they were last used.')
    expect(said({ dangling: 2, unknown: 60 }, 90, 0).detail).toBe(
      '2 of 63 sessions have been idle for 4 days or more. Of 60 it is not known when they were last used.',
    )
  })
})
