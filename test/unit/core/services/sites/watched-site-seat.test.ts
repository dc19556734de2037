import { describe, expect, it } from 'vitest'
import { type FailureKind } from '../../../../../contract/failure.ts'
import { session } from '../../../../support/sessions.ts'
import { watchedAtStart } from '../../../../support/watched.ts'
import { failSaying } from '../../../../support/failures.ts'

const own = session({ own: true, user: 'robin' })

describe('our session when the console quits', () => {
  it.each([
    // A session that is taken up again was made by another console, whose seat it is.
    ['taken up again', 'keep', 'lasts', true],
    ['taken up again', 'sign out', 'lasts', true],
    ['taken up again', 'keep', 'is lost', false],
    ['made here', 'keep', 'lasts', true],
    ['made here', 'sign out', 'lasts', false],
    ['made here', 'keep', 'is lost', false],
  ])(
    '%s, of a site that is set to %s, with a secret that %s, stays: %s',
    async (how, seat, secret, stays) => {
      const { site, lino, account } = await watchedAtStart(
        [own],
        { keepSeat: seat === 'keep' },
        secret === 'lasts',
      )
      if (how === 'made here') {
        await account.change({ session: null })
        await site.signIn({ password: 'right' })
      } else await site.resume()
      expect(site.state().access).toBe('signedIn')
      expect(site.keepsSeat()).toBe(stays)
      await site.leave()
      expect(lino.signedIn).toBe(stays)
      expect((await account.read()).session !== null).toBe(stays)
    },
  )
})

describe('whether our session is surely gone when its site is removed', () => {
  it.each<[FailureKind, boolean]>([
    ['signedOut', true],
    ['notAdministrator', true],
    ['unreachable', false],
    ['timedOut', false],
    ['serverBusy', false],
    ['certificate', false],
    ['unintelligible', false],
  ])('by a kept session that is answered with %s: %s', async (kind, isGone) => {
    const { site, lino, account } = await watchedAtStart([own])
    lino.resume = async () => failSaying(kind, 'Trouble.')
    expect(await site.part()).toBe(isGone)
    expect(await account.read(), 'the secrets go in any case').toMatchObject({
      session: null,
      password: null,
    })
  })

  it('is reported by its sign-out, also if it had to be used again for that', async () => {
    for (const isEnded of [true, false]) {
      const { site, lino } = await watchedAtStart([own])
      let signOuts = 0
      lino.signOut = async () => {
        signOuts += 1
        return isEnded ? { ok: true, value: null } : failSaying('unreachable', 'No answer.')
      }
      expect([await site.part(), signOuts]).toEqual([isEnded, 1])
    }
  })

  it('is reported by its sign-out alone, if the kept session is the one that is in use', async () => {
    const { site, lino, account } = await watchedAtStart([own])
    await site.resume()
    expect((await account.read()).session).not.toBeNull()
    lino.resume = () => Promise.reject(new Error('asked'))
    expect(await site.part()).toBe(true)
    expect(lino.signedIn).toBe(false)
  })

  it('is so if there never was one, and nothing is asked', async () => {
    const { site, lino, account } = await watchedAtStart([own])
    await account.change({ session: null })
    lino.resume = () => Promise.reject(new Error('asked'))
    lino.signOut = () => Promise.reject(new Error('asked'))
    expect(await site.part()).toBe(true)
  })
})
