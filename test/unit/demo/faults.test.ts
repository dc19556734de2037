import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DemoSite } from '../../../demo/start.ts'
import { startDemoSite } from '../../../demo/start.ts'
import { ask, signIn } from './browser.ts'

let site: DemoSite
beforeEach(async () => {
  site = await startDemoSite({ sessions: 20 })
})
afterEach(() => site.close())

describe('a demo site on which something goes wrong', () => {
  it('fails once, and only at its target', async () => {
    site.failNext({ kind: 'status', status: 502, body: 'Bad gateway' }, { path: '/auth' })
    expect((await ask(site, '/user/settings/')).status).toBe(200)
    expect(await ask(site, '/auth')).toMatchObject({ status: 502, text: 'Bad gateway' })
    expect((await ask(site, '/auth')).status).toBe(302)
  })

  it('fails until it is removed', async () => {
    site.setFault({ kind: 'busy', retryAfter: 7 })
    for (let n = 0; n < 3; n += 1) {
      expect(await ask(site, '/')).toMatchObject({ status: 503, headers: { 'retry-after': '7' } })
    }
    site.setFault(null)
    expect((await ask(site, '/')).status).toBe(200)
  })

  it('gives half of the JSON', async () => {
    const key = await signIn(site)
    site.failNext({ kind: 'truncated' }, { path: '/api/users/Sessions' })
    const got = await ask(site, '/api/users/Sessions?fmt=json&limit=0', { key })
    expect([got.status, got.text.slice(0, 10)]).toEqual([200, '{ "count":'])
    expect(() => JSON.parse(got.text)).toThrow(SyntaxError)
  })

  it.each(['close', 'cut'] as const)('breaks the connection: %s', async (kind) => {
    site.failNext({ kind })
    await expect(ask(site, '/user/settings/')).rejects.toThrow()
  })

  it('never answers, and can be closed all the same', async () => {
    site.failNext({ kind: 'hang' })
    const waiting = ask(site, '/user/settings/').then(
      () => 'answered',
      () => 'broken off',
    )
    await ask(site, '/')
    await site.close()
    expect(await waiting).toBe('broken off')
    site = await startDemoSite({ sessions: 0 })
  })

  it('gives a page, a redirect, ten megabytes', async () => {
    site.failNext({ kind: 'html' })
    expect((await ask(site, '/user/settings/')).text).toContain('It works!')
    site.failNext({ kind: 'redirect', location: 'https://elsewhere.test/' })
    expect(await ask(site, '/auth')).toMatchObject({
      status: 302,
      headers: { location: 'https://elsewhere.test/' },
    })
    site.failNext({ kind: 'huge' })
    const huge = await ask(site, '/api/users/Sessions?fmt=json&limit=0')
    expect(huge.text.length).toBeGreaterThan(10_000_000)
    expect(JSON.parse(huge.text)).toHaveProperty('rows')
  })

  it('loses an answer after the work was done', async () => {
    const victim = site.addSession()
    site.failNext({ kind: 'close' }, { path: '/auth', afterWork: true })
    await expect(ask(site, '/auth', { key: victim })).rejects.toThrow()
    expect(site.sessions().some((row) => row.key === victim)).toBe(false)
  })
})
