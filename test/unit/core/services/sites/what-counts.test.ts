import { describe, expect, it } from 'vitest'
import { createFakeClock } from '../../../../support/fake-clock.ts'
import { day, monday, session } from '../../../../support/sessions.ts'
import { watchedAt } from '../../../../support/watched.ts'

const own = session({ own: true, user: 'robin' })
const live = Array.from({ length: 3 }, () => session())
const expired = Array.from({ length: 2 }, () => session({ expiresAt: monday - day }))
const all = [own, ...live, ...expired]

/** Signed out, and in again past a refusal with this limit. Null: let in. */
async function enter(limit: number | null, { entered = null as number | null, second = all } = {}) {
  const { site, lino } = await watchedAt(createFakeClock(monday), all, { sessionsLimit: entered })
  await site.signOut()
  lino.sessions = all
  lino.cameInPast = limit
  const before = lino.lists
  lino.beforeList = (nth) => {
    if (nth === before + 2) lino.sessions = second
  }
  await site.signIn({ password: '1234' })
  return { site, lists: lino.lists - before }
}

describe('whether expired sessions count towards the limit', () => {
  it('is learnt from a refusal that cannot be true of the live ones, by two lists, before anything is said', async () => {
    const { site, lists } = await enter(5)
    expect(site.state()).toMatchObject({ countsExpired: true, sessionsLimit: 5 })
    expect(lists).toBe(2)
  })

  it('is not known if the second list does not say the same', async () => {
    const { site } = await enter(5, { second: [own, ...live] })
    expect(site.state()).toMatchObject({ countsExpired: null })
  })

  it('is not known if the live ones are enough, or all listed ones are not', async () => {
    for (const limit of [3, 6]) {
      const { site, lists } = await enter(limit)
      expect(site.state().countsExpired).toBeNull()
      expect(lists).toBe(1)
    }
  })

  it('is known to be false if the site lets somebody in all the same', async () => {
    expect((await enter(null, { entered: 5 })).site.state().countsExpired).toBe(false)
    expect((await enter(null, { entered: 50 })).site.state().countsExpired).toBeNull()
  })
})

describe('a limit that a refusal names', () => {
  it('overrules the entered one, until another one is entered', async () => {
    const { site } = await enter(5, { entered: 50 })
    expect(site.state().sessionsLimit).toBe(5)
    site.change({ ...site.record, name: 'Other' })
    expect(site.state().sessionsLimit).toBe(5)
    site.change({ ...site.record, sessionsLimit: 60 })
    expect(site.state().sessionsLimit).toBe(60)
  })
})
