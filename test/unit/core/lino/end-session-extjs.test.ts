import { describe, expect, it } from 'vitest'
import { forbidden } from './fake-http.ts'
import { createFakeSite, keyOf, ownKey, type FakeSite } from './fake-site.ts'

const me = '/api/users/Me?an=sign_out'

/** ExtJS 26.10, whose sessions sign out by an action of their own user. */
async function extJs(): Promise<{ site: FakeSite; refOf: (user: string | null) => string }> {
  const site = Object.assign(createFakeSite(), { frontEnd: 'extjs' as const })
  await site.client.signIn({ user: 'robin', password: '1234' })
  const listing = await site.client.list()
  const sessions = listing.ok ? listing.value.sessions : []
  const refOf = (user: string | null): string => sessions.find((each) => each.user === user)?.ref ?? ''
  return { site, refOf }
}

describe('a session’s own sign-out on ExtJS 26.10', () => {
  it('ends it, whose key alone is sent', async () => {
    const { site, refOf } = await extJs()
    expect(await site.client.endSession(refOf('luc'))).toEqual({ kind: 'sent' })
    const last = site.http.seen.at(-1)
    expect([last?.target, last?.cookie]).toEqual([me, `sessionid=${keyOf('luc')}`])
    expect([site.sessions.has(keyOf('luc')), site.sessions.has(ownKey)]).toEqual([false, true])
  })

  it('of one that is gone is refused and removes its cookie, so the list decides', async () => {
    const { site, refOf } = await extJs()
    site.sessions.delete(keyOf('luc'))
    expect(await site.client.endSession(refOf('luc'))).toEqual({ kind: 'sent' })
    expect(site.client.endsBy(refOf('luc'))).toBe('usual')
  })

  it('that is refused and changes nothing is anonymous, is known from then on, and is not sent again', async () => {
    const { site, refOf } = await extJs()
    site.instead = ({ target, cookie }) =>
      target === me && cookie?.includes(keyOf('luc')) ? forbidden : undefined
    expect(site.client.endsBy(refOf('luc'))).toBe('usual')
    expect(await site.client.endSession(refOf('luc'))).toMatchObject({
      kind: 'failed',
      failure: { kind: 'cannotEnd' },
    })
    expect(site.client.endsBy(refOf('luc'))).toBe('signInOver')
    site.http.seen.length = 0
    expect(await site.client.endSession(refOf('luc'))).toMatchObject({ failure: { kind: 'cannotEnd' } })
    expect(site.http.seen).toEqual([])
  })

  it('is not tried for an anonymous session', async () => {
    const { site, refOf } = await extJs()
    await site.client.prepareToEnd()
    site.http.seen.length = 0
    expect(await site.client.endSession(refOf(null))).toMatchObject({ failure: { kind: 'cannotEnd' } })
    expect(site.http.seen).toEqual([])
    expect(site.sessions.has(keyOf('nobody'))).toBe(true)
  })
})
