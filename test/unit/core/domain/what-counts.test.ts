import { describe, expect, it } from 'vitest'
import { countSessions } from '../../../../core/domain/counts.ts'
import { tellsWhatCounts, towardsLimit } from '../../../../core/domain/what-counts.ts'
import { fc } from '../../../support/properties.ts'
import { anySite, day, minute, monday, session } from '../../../support/sessions.ts'

const by = { danglingAfterMs: 4 * day, onNowMs: 15 * minute, clockOffsetMinutes: 60 }
const many = (count: number, more = {}) => Array.from({ length: count }, () => session(more))
const own = session({ own: true, user: 'robin' })
const expired = { expiresAt: monday - day }

describe('what counts towards the limit', () => {
  it('is what is live, and everything listed only if that is known', () => {
    const counts = countSessions([own, ...many(3), ...many(2, expired)], monday, by)
    expect(towardsLimit(counts)).toBe(4)
    expect(towardsLimit(counts, null)).toBe(4)
    expect(towardsLimit(counts, false)).toBe(4)
    expect(towardsLimit(counts, true)).toBe(6)
  })
})

describe('a list after a sign-in that was refused, or not', () => {
  it.each([
    ['as many listed as the limit, fewer live', 5, 3, 2, true],
    ['one fewer listed', 6, 3, 2, false],
    ['as many live', 3, 3, 2, false],
    ['no expired ones', 4, 3, 0, false],
    ['a limit of none at all', 0, 3, 2, false],
  ])('tells: %s', (_, limit, live, ended, tells) => {
    // The own one came after the refusal.
    expect(tellsWhatCounts([own, ...many(live), ...many(ended, expired)], limit, monday)).toBe(tells)
  })

  it('counts a session as live if it has expired since, or perhaps not quite', () => {
    const since = many(2, { expiresAt: monday - minute + 1 })
    expect(tellsWhatCounts([own, ...many(3), ...since], 5, monday)).toBe(false)
  })

  it('shows nothing if no session is expired, whatever the limit', () => {
    fc.assert(
      fc.property(anySite, fc.nat(80), (sessions, limit) => {
        const live = sessions.filter((each) => each.expiresAt === null || each.expiresAt > monday)
        expect(tellsWhatCounts(live, limit, monday)).toBe(false)
      }),
    )
  })
})
