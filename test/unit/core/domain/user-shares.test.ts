import { describe, expect, it } from 'vitest'
import { userShares } from '../../../../core/domain/user-shares.ts'
import { day, hour, monday, session } from '../../../support/sessions.ts'

const shares = (chosen: ReturnType<typeof session>[], live: ReturnType<typeof session>[]) =>
  userShares(chosen, live, monday, 4 * day)

const old = session({ lastActivity: monday - 6 * day })
const older = session({ lastActivity: monday - 9 * day })

describe('what a kill means for a user', () => {
  it('counts no console’s own session among those kept, because it ends with its console', () => {
    const own = session({ user: 'robin', own: true, lastActivity: monday })
    const elsewhere = session({ user: 'robin', ownElsewhere: true, lastActivity: monday })
    const [robins, kept] = [6, 0].map((days) => session({ user: 'robin', lastActivity: monday - days * day }))
    if (!robins || !kept) throw new Error('two sessions')
    expect(shares([robins], [own, elsewhere, robins])).toMatchObject([{ keeps: 0, keepsActive: 0 }])
    expect(shares([robins], [own, robins, kept])).toMatchObject([{ keeps: 1, keepsActive: 1 }])
  })

  it('counts a kept one as in use only if it is active', () => {
    const working = session({ lastActivity: monday - hour })
    const unknown = session({ activityUnknown: 'neverUsed' })
    expect(shares([older], [older, old, working, unknown])).toMatchObject([{ keeps: 3, keepsActive: 1 }])
  })

  it('shows the shortest and the longest idle time, in whole seconds, without unknown ones', () => {
    const unknown = session({ activityUnknown: 'neverUsed' })
    const nearly = session({ lastActivity: monday - 2 * day - 999 })
    expect(shares([old, unknown, older, nearly], [])).toMatchObject([
      { count: 4, keeps: 0, idleFromSeconds: 2 * 86_400, idleToSeconds: 9 * 86_400 },
    ])
    expect(shares([unknown], [])).toMatchObject([{ idleFromSeconds: null, idleToSeconds: null }])
  })

  it('lists the user who loses most first, then by name, anonymous first', () => {
    const of = (user: string | null) => session({ user })
    const users = shares([of('marc'), of('luc'), of(null), of('rolf'), of('rolf')], []).map(
      ({ user }) => user,
    )
    expect(users).toEqual(['rolf', null, 'luc', 'marc'])
  })
})
