import { describe, expect, it } from 'vitest'
import { userShares } from '../../../../core/domain/user-shares.ts'
import { day, hour, monday, session } from '../../../support/sessions.ts'

const shares = (chosen: ReturnType<typeof session>[], live: ReturnType<typeof session>[]) =>
  userShares(chosen, live, monday, 4 * day)

const old = session({ lastActivity: monday - 6 * day })
const older = session({ lastActivity: monday - 9 * day })

describe('what a kill means for a user', () => {
  it('counts our own session among those kept and in use, idle or not', () => {
    const own = session({ user: 'robin', own: true, lastActivity: monday - 5 * day })
    const robins = session({ user: 'robin', lastActivity: monday - 6 * day })
    expect(shares([robins], [own, robins])).toMatchObject([{ user: 'robin', keeps: 1, keepsActive: 1 }])
  })

  it('counts a kept one as in use only if it is active', () => {
    const working = session({ lastActivity: monday - hour })
    const unknown = session({ activityUnknown: 'neverUsed' })
    expect(shares([older], [older, old, working, unknown])).toMatchObject([{ keeps: 3, keepsActive: 1 }])
  })

  it('tells from the shortest to the longest idle, in whole seconds, unknown ones aside', () => {
    const unknown = session({ activityUnknown: 'neverUsed' })
    const nearly = session({ lastActivity: monday - 2 * day - 999 })
    expect(shares([old, unknown, older, nearly], [])).toMatchObject([
      { count: 4, keeps: 0, idleFromSeconds: 2 * 86_400, idleToSeconds: 9 * 86_400 },
    ])
    expect(shares([unknown], [])).toMatchObject([{ idleFromSeconds: null, idleToSeconds: null }])
  })

  it('names who loses most first, then by name, nobody before anybody', () => {
    const of = (user: string | null) => session({ user })
    const users = shares([of('marc'), of('luc'), of(null), of('rolf'), of('rolf')], []).map(
      ({ user }) => user,
    )
    expect(users).toEqual(['rolf', null, 'luc', 'marc'])
  })
})
