import { describe, expect, it } from 'vitest'
import { day, monday, session } from '../../../../support/sessions.ts'
import { createFakeClock } from '../../../../support/fake-clock.ts'
import { watched, watchedAt, watchedAtStart } from '../../../../support/watched.ts'
import { failSaying } from '../../../../support/failures.ts'

const own = session({ own: true, user: 'robin' })

describe('a watched site', () => {
  it('emits its figures and its sessions after signing in', async () => {
    const dangling = session({ lastActivity: monday - 5 * day })
    const { site, deltas } = await watched([own, dangling])
    expect(site.state()).toMatchObject({
      access: 'signedIn',
      readAt: monday,
      counts: { live: 2, dangling: 1 },
    })
    expect(deltas).toEqual([
      { siteId: 's', previous: 0, generation: 1, changed: [own, dangling], removed: [] },
    ])
  })

  it('keeps its last rows when a reading fails', async () => {
    const { site, lino, clock } = await watched([own])
    lino.failLists = [failSaying('unreachable', 'No answer.').failure]
    await clock.advance(5000)
    await site.read()
    expect(site.state()).toMatchObject({
      readAt: monday,
      failedAt: monday + 5000,
      failure: { kind: 'unreachable' },
    })
    expect(site.list().sessions).toEqual([own])
    await site.read()
    expect(site.state()).toMatchObject({ failure: null, failedAt: null, readAt: monday + 5000 })
  })

  it('says since when it fails: since the first failure in a row of one sort', async () => {
    const { site, lino, clock } = await watched([own])
    const [down, silent, hidden] = (['unreachable', 'timedOut', 'tableHidden'] as const).map(
      (kind) => failSaying(kind, 'Trouble.').failure,
    )
    lino.failLists = [down, silent, hidden]
    const since: (number | null)[] = []
    for (let nth = 1; nth <= 4; nth += 1) {
      await clock.advance(1000)
      await site.read()
      since.push(site.state().failingSince)
    }
    expect(since).toEqual([monday + 1000, monday + 1000, monday + 3000, null])
  })

  it('emits only what changed', async () => {
    const [a, b] = [session(), session()]
    const { site, lino, deltas } = await watched([own, a, b])
    const renewed = { ...b, lastActivity: monday }
    lino.sessions = [own, renewed]
    await site.read()
    await site.read()
    expect(deltas.slice(1)).toEqual([
      { siteId: 's', previous: 1, generation: 2, changed: [renewed], removed: [a.ref] },
    ])
  })

  it('pauses after a wrong password, and does not try it again unasked', async () => {
    const { site, lino } = await watched([own])
    await site.signOut()
    lino.failSignIn = failSaying('wrongPassword', 'Wrong.').failure
    // The one known is refused, so it is forgotten.
    expect(await site.signIn({})).toMatchObject({ ok: false })
    expect(site.state()).toMatchObject({ access: 'paused', passwordKnown: false })
    lino.failSignIn = null
    expect(await site.signIn({})).toMatchObject({ ok: false, failure: { kind: 'passwordNeeded' } })
  })

  it('sits a ban out: nothing is tried before a minute has passed', async () => {
    const { site, lino, clock } = await watched([own])
    await site.signOut()
    lino.failSignIn = failSaying('banned', 'Too many failures.', { retryAfterSeconds: 60 }).failure
    await site.signIn({})
    lino.failSignIn = null
    await clock.advance(20_000)
    expect(await site.signIn({})).toMatchObject({
      ok: false,
      failure: { kind: 'banned', retryAfterSeconds: 40 },
    })
    expect(lino.signIns).toBe(1)
    await clock.advance(40_000)
    expect(await site.signIn({})).toMatchObject({ ok: true })
  })

  it('keeps the known password when another one was mistyped', async () => {
    const { site, lino } = await watched([own])
    await site.signOut()
    lino.failSignIn = failSaying('wrongPassword', 'Wrong.').failure
    await site.signIn({ password: 'mistyped' })
    expect(site.state()).toMatchObject({ access: 'paused', passwordKnown: true })
    lino.failSignIn = null
    expect(await site.signIn({})).toMatchObject({ ok: true })
  })

  it('stops a reading under way before it signs out', async () => {
    const { site, lino } = await watched([own])
    let given: AbortSignal | undefined
    lino.list = (signal) => {
      given = signal
      return new Promise((resolve) =>
        signal?.addEventListener('abort', () => resolve(failSaying('interrupted', 'Given up.'))),
      )
    }
    const reading = site.read()
    await Promise.resolve()
    expect(await site.leave()).toMatchObject({ ok: true, value: { access: 'signedOut' } })
    expect(given?.aborted).toBe(true)
    expect(await reading).toMatchObject({ ok: false, failure: { kind: 'interrupted' } })
  })

  it('keeps no seat of a session that could not be signed out: it tries again when the console quits', async () => {
    const { site, lino } = await watchedAt(createFakeClock(monday), [own], {}, true)
    const signOut = lino.signOut
    lino.signOut = async () => failSaying('unreachable', 'Cut.')
    expect(await site.signOut()).toMatchObject({ ok: false })
    lino.signOut = signOut
    expect(site.keepsSeat()).toBe(true)
    await site.leave()
    expect(lino.signedIn).toBe(false)
  })

  it('says that it was signed out, and offers to sign in with the password given before', async () => {
    const { site, lino } = await watched([own])
    lino.failLists = [failSaying('signedOut', 'Your session was ended.').failure]
    await site.read()
    expect(site.state()).toMatchObject({ access: 'signedOut', failure: { kind: 'signedOut' } })
    expect(await site.signIn({})).toMatchObject({ ok: true, value: { access: 'signedIn' } })
  })

  it('signs in over a session with the password that waits for the next step of a sign-in', async () => {
    const { site, lino, account } = await watchedAtStart([own])
    await account.change({ session: null })
    const used: unknown[] = []
    lino.endBySigningIn = async (ref, credentials) => {
      used.push([ref, credentials])
      return { kind: 'sent' }
    }
    expect(await site.endBySigningIn(own.ref)).toMatchObject({ failure: { kind: 'passwordNeeded' } })
    lino.failSignIn = failSaying('limitReached', 'Full.', { limit: 50 }).failure
    await site.signIn({ password: 'secret' })
    expect((await account.read()).password).toBeNull()
    expect(await site.endBySigningIn(own.ref)).toEqual({ kind: 'sent' })
    expect(used).toEqual([[own.ref, { user: 'robin', password: 'secret' }]])
  })

  it('learns the sessions limit from a refusal', async () => {
    const { site, lino } = await watched([own])
    await site.signOut()
    lino.failSignIn = failSaying('limitReached', 'Full.', { limit: 50 }).failure
    await site.signIn({ password: 'secret' })
    expect(site.state().sessionsLimit).toBe(50)
  })
})
