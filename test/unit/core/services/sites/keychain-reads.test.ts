import { afterEach, describe, expect, it } from 'vitest'
import type { SecretStore } from '../../../../../core/ports.ts'
import { createMemorySecrets } from '../../../../../core/services/sites/memory-secrets.ts'
import { createOneAtATime } from '../../../../../core/services/sites/one-at-a-time.ts'
import { createSessionWatch, type SessionWatch } from '../../../../../core/services/sites/session-watch.ts'
import { failSaying } from '../../../../support/failures.ts'
import { createFakeClock, type FakeClock } from '../../../../support/fake-clock.ts'
import { monday, session } from '../../../../support/sessions.ts'
import { arrange } from '../../../../support/watched.ts'

/** How long one read took on a busy machine: 6.8 s for 200. Milliseconds. */
const readMs = 34

let watch: SessionWatch | null = null
afterEach(async () => await watch?.close())

/** A keychain that answers one call after the other, as the system's does. */
function slowKeychain(clock: FakeClock): SecretStore & { reads: number; writes: number } {
  const memory = createMemorySecrets()
  const turn = createOneAtATime()
  const keychain = {
    ...memory,
    reads: 0,
    writes: 0,
    read(name: string) {
      keychain.reads += 1
      return turn.run(async () => {
        await clock.wait(readMs)
        return memory.read(name)
      })
    },
    write(name: string, secret: string) {
      keychain.writes += 1
      return memory.write(name, secret)
    },
  }
  return keychain
}

async function stage(count: number, secrets: object) {
  const clock = createFakeClock(monday)
  const keychain = slowKeychain(clock)
  const sites = []
  for (let at = 0; at < count; at += 1) {
    const url = `https://site-${String(at)}.example`
    await keychain.write(`${url}|robin`, JSON.stringify(secrets))
    const siteId = String(at)
    sites.push(arrange(clock, [session({ own: true, user: 'robin' })], { siteId, url }, true, keychain))
  }
  keychain.writes = 0
  return { clock, keychain, sites }
}

describe('the keychain', () => {
  it('is read once for each of 200 sites at the start, so that takes a third of the time', async () => {
    const { clock, keychain, sites } = await stage(200, { password: 'secret', session: 'kept' })
    watch = createSessionWatch(clock, () => 0)
    for (const { site } of sites) watch.resume(site)
    await clock.advance(200 * readMs)
    const isIn = sites.filter(({ site }) => site.state().access === 'signedIn').length
    expect([isIn, keychain.reads]).toEqual([200, 200])
    expect(sites.every(({ site }) => site.state().passwordKnown)).toBe(true)
  })

  it.each([
    ['a kept session, and a password', { password: 'secret', session: 'kept' }, 0],
    ['a password alone', { password: 'secret' }, 1],
    ['nothing', {}, 0],
  ])('is read once for a sign-in with %s', async (_, secrets, writes) => {
    const { clock, keychain, sites } = await stage(1, secrets)
    const signedIn = sites[0]?.site.signIn({})
    await clock.advance(1000)
    await signedIn
    expect([keychain.reads, keychain.writes]).toEqual([1, writes])
  })

  it('is read once if the site refuses the remembered password, and that is removed', async () => {
    const { clock, keychain, sites } = await stage(1, { password: 'old' })
    const site = sites[0]
    if (!site) throw new Error('No site')
    site.lino.failSignIn = failSaying('wrongPassword', 'No.').failure
    const signedIn = site.site.signIn({})
    await clock.advance(1000)
    await signedIn
    expect([keychain.reads, keychain.writes]).toEqual([1, 1])
    expect(site.site.state()).toMatchObject({ access: 'paused', passwordKnown: false })
  })
})
