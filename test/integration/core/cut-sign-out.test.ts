import { expect, it, onTestFinished } from 'vitest'
import { createAxiosHttp } from '../../../core/adapters/axios-http.ts'
import { systemClock } from '../../../core/adapters/system-clock.ts'
import { createLinoClient, type LinoClient } from '../../../core/lino/index.ts'
import { startDemoSite, type DemoSite } from '../../../demo/start.ts'
import { must } from '../../support/console.ts'
import { startProxy } from '../../support/proxy.ts'

const robin = { user: 'robin', password: '1234' }

interface Cut {
  readonly site: DemoSite
  readonly client: LinoClient
  /** Cuts the connection at the next sign-outs: without passing them on, or after the site has answered. */
  cut(times: number, how: 'before' | 'after'): void
}

/** A site behind a server that hangs up in the middle of sign-outs. */
async function cutting(frontEnd: 'react' | 'extjs'): Promise<Cut> {
  const site = await startDemoSite({ sessions: 5, frontEnd })
  let left = 0
  let when: 'before' | 'after' = 'before'
  const isSignOut = (path: string, cookies: number): boolean =>
    cookies > 0 && (path === '/auth' || path.includes('an=sign_out'))
  const proxy = await startProxy(site.url, {
    bar({ path, cookies }) {
      const isCut = isSignOut(path, cookies.length) && when === 'before' && left > 0
      if (isCut) left -= 1
      return isCut ? 'close' : null
    },
    tamper({ path, cookies }, response) {
      if (!isSignOut(path, cookies.length) || when === 'before' || left === 0) return response
      left -= 1
      throw new Error('cut')
    },
  })
  const log = { write: (): void => undefined }
  const client = createLinoClient({
    url: proxy.url,
    http: createAxiosHttp(),
    clock: systemClock,
    log,
    allowHttp: false,
  })
  onTestFinished(async () => {
    client.close()
    await proxy.close()
    await site.close()
  })
  return {
    site,
    client,
    cut(times, how) {
      left = times
      when = how
    },
  }
}

it.each([
  ['react', 'before', 1],
  ['react', 'after', 1],
  ['react', 'after', 2],
  ['extjs', 'before', 1],
  ['extjs', 'after', 1],
] as const)('%s: a sign-out cut %s it is answered, %i times, leaves no session behind', async (...given) => {
  const [frontEnd, how, times] = given
  const { site, client, cut } = await cutting(frontEnd)
  const before = site.sessions().length
  must(await client.signIn(robin))
  expect(site.sessions()).toHaveLength(before + 1)
  cut(times, how)
  expect(await client.signOut()).toEqual({ ok: true, value: null })
  expect(site.sessions()).toHaveLength(before)
  expect(client.signedIn).toBe(false)
})
