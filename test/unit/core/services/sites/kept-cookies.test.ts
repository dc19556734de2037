import { expect, it } from 'vitest'
import { openAccount } from '../../../../../core/services/sites/accounts.ts'
import { enterSite } from '../../../../../core/services/sites/enter-site.ts'
import { createMemorySecrets } from '../../../../../core/services/sites/memory-secrets.ts'
import { createOwnSessions } from '../../../../../core/services/sites/own-sessions.ts'
import { memoryLocks, memorySettings, thisProcess } from '../../../../support/console.ts'
import { record } from '../../../../support/watched.ts'
import { createFakeSite, ownKey } from '../../lino/fake-site.ts'

/** Signs in with what a keychain holds, whoever wrote it, and returns what it holds then. */
async function enteredWith(kept: { session?: string; trust?: string }) {
  const site = createFakeSite(record.url)
  const [log, locks, { clock }] = [site.log, memoryLocks(), site.http]
  const account = openAccount(createMemorySecrets(), record.url, record.user, log)
  await account.change({ password: '1234', ...kept })
  const store = memorySettings()
  const ownSessions = createOwnSessions({ store, locks, clock, log, processes: thisProcess })
  const ports = { client: site.client, account, ownSessions, locks, log, accountLasts: () => true }
  const entered = await enterSite(record, {}, ports)
  return { entered, cookies: site.http.seen.map(({ cookie }) => cookie ?? ''), secrets: await account.read() }
}

it.each(['a; sessionid=stolen', 'a\r\nX-Evil: 1', 'ü', '', 'x'.repeat(5000), 'a b'])(
  'a kept trust that can be no cookie is none, and is forgotten: %j',
  async (trust) => {
    const { entered, cookies, secrets } = await enteredWith({ trust })
    expect(entered).toMatchObject({ ok: true, value: { fresh: true } })
    expect(secrets.trust).toBeNull()
    expect(cookies.join()).not.toMatch(/trusted_device_token|stolen|Evil/)
  },
)

it.each([
  JSON.stringify({ cookieName: 'sessionid', key: 'a; b', maxAge: 1 }),
  JSON.stringify({ cookieName: 'session id', key: ownKey, maxAge: 1 }),
  JSON.stringify({ cookieName: 'x=y; z', key: ownKey, maxAge: 1 }),
  JSON.stringify({ cookieName: 'sessionid', key: '', maxAge: 1 }),
  JSON.stringify({ cookieName: 'sessionid', key: 'k'.repeat(5000), maxAge: 1 }),
  'null',
  '[',
])('a kept session that can be no cookie is none: a fresh one replaces it (%j)', async (session) => {
  const { entered, cookies, secrets } = await enteredWith({ session })
  expect(entered).toMatchObject({ ok: true, value: { fresh: true } })
  expect(secrets.session).toContain(ownKey)
  expect(secrets.session).not.toBe(session)
  expect(cookies.join()).not.toMatch(/a; b|session id|x=y|k{100}/)
})
