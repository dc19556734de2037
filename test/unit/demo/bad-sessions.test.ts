import { afterEach, describe, expect, it } from 'vitest'
import { createAxiosHttp } from '../../../core/adapters/axios-http.ts'
import { systemClock } from '../../../core/adapters/system-clock.ts'
import { createLinoClient, type LinoClient } from '../../../core/lino/index.ts'
import type { DemoOptions } from '../../../demo/options.ts'
import { startDemoSite, type DemoSite } from '../../../demo/start.ts'
import { refOf } from '../../support/lino-truth.ts'
import { must } from '../../support/console.ts'

// The demo site beside what real Linos do in test/lino/bad-sessions.test.ts.

const account = { user: 'robin', password: '1234' }
const closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function signedIn(options: DemoOptions): Promise<{ site: DemoSite; client: LinoClient }> {
  const site = await startDemoSite({ sessions: 10, ...options })
  const log = { write: () => undefined }
  const http = createAxiosHttp()
  const client = createLinoClient({ url: site.url, http, clock: systemClock, log, allowHttp: false })
  closing.push(async () => {
    client.close()
    await site.close()
  })
  must(await client.signIn(account))
  return { site, client }
}

const keysOf = (site: DemoSite): string[] =>
  site
    .sessions()
    .map((row) => row.key)
    .sort()

describe('a demo site like ExtJS 26.10', () => {
  it('ends an anonymous session by signing in over it, and refuses that when it is full', async () => {
    const { site, client } = await signedIn({ frontEnd: 'extjs' })
    const before = keysOf(site)
    const key = site.addSession({ user: null })
    must(await client.list())
    const ref = refOf(site.url, key)
    expect(client.endsBy(ref)).toBe('signInOver')
    site.setLimit(3)
    expect(await client.endBySigningIn(ref, account)).toMatchObject({
      failure: { kind: 'limitReached', limit: 3 },
    })
    expect(keysOf(site)).toEqual([...before, key].sort())
    site.setLimit(-1)
    expect(await client.endBySigningIn(ref, account)).toEqual({ kind: 'sent' })
    expect(keysOf(site)).toEqual(before)
    expect((await client.list()).ok).toBe(true)
  })
})

describe.each<[string, DemoOptions]>([
  ['React 26', {}],
  ['ExtJS 26', { frontEnd: 'extjs' }],
  ['React 21', { lino: '21' }],
  ['ExtJS 21', { lino: '21', frontEnd: 'extjs' }],
])('a demo site like %s', (_what, options) => {
  it('lists its users while a ghost hides the table, and lets that ghost be ended', async () => {
    const { site, client } = await signedIn(options)
    site.addUser({ username: 'anna' })
    const ghost = site.addSession({ user: 'anna' })
    const listed = must(await client.list()).sessions
    site.removeUser('anna')
    const left = keysOf(site).filter((key) => key !== ghost)
    expect(await client.list()).toMatchObject({ ok: false, failure: { kind: 'tableHidden' } })
    const names = must(await client.usersNow())
    const suspects = listed.filter(({ user }) => user !== null && !names.includes(user))
    const ref = refOf(site.url, ghost)
    expect(suspects.map((each) => each.ref)).toEqual([ref])
    const first = await client.endSession(ref)
    const over = client.endsBy(ref) === 'signInOver' ? await client.endBySigningIn(ref, account) : first
    expect(over).toEqual({ kind: 'sent' })
    expect(keysOf(site)).toEqual(left)
    expect((await client.list()).ok).toBe(true)
  })
})
