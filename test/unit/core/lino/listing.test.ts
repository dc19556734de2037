import { describe, expect, it } from 'vitest'
import type { FailureKind } from '../../../../contract/failure.ts'
import type { HttpFailure } from '../../../../core/ports.ts'
import { closed } from './fake-http.ts'
import { createFakeSite, keyOf, ownKey, type FakeSite } from './fake-site.ts'
import { withHints } from '../../../support/failures.ts'

const robin = { user: 'robin', password: '1234' }
const listTarget = '/api/users/Sessions?fmt=json&limit=0'
const lists = (site: FakeSite) => site.http.seen.filter((each) => each.target === listTarget).length

async function signedIn(change: Partial<FakeSite> = {}): Promise<FakeSite> {
  const site = Object.assign(createFakeSite(), change)
  await site.client.signIn(robin)
  return site
}

async function sessionsOf(site: FakeSite) {
  const listing = await site.client.list()
  if (!listing.ok) throw new Error(listing.failure.kind)
  return listing.value
}

describe('list', () => {
  it('reads every row in UTC, by an offset for activity and one for expiry', async () => {
    const { sessions, facts } = await sessionsOf(await signedIn())
    expect(facts).toMatchObject({ clockOffsetMinutes: 120, cookieAgeSeconds: 1_209_600, frontEnd: 'react' })
    expect(sessions).toEqual([
      {
        ref: expect.stringMatching(/^[0-9a-f]{16}$/),
        keyPrefix: 'luc000',
        user: 'luc',
        ip: '10.0.0.1',
        lastActivity: Date.UTC(2026, 10, 23, 3, 24),
        activityUnknown: null,
        lastSaved: Date.UTC(2026, 10, 23, 3, 24),
        expiresAt: Date.UTC(2026, 11, 7, 3, 24),
        own: false,
      },
      expect.objectContaining({
        user: null,
        ip: null,
        lastActivity: null,
        activityUnknown: 'neverUsed',
        own: false,
      }),
      expect.objectContaining({ user: 'robin', own: true }),
    ])
    expect(JSON.stringify(sessions)).not.toContain(keyOf('luc'))
  })

  it('knows the keys of the last list that could be read, and of none before', async () => {
    const site = await signedIn()
    const ref = (await sessionsOf(site)).sessions[0]?.ref ?? ''
    const hidden = { success: true, count: 0, rows: [], no_data_text: 'User matching query does not exist.' }
    site.instead = ({ target }) => (target === listTarget ? { body: hidden } : undefined)
    expect(await site.client.list()).toMatchObject({ ok: false, failure: { kind: 'tableHidden' } })
    expect(site.client.endsBy(ref)).toBe('usual')
    site.instead = () => undefined
    site.sessions.delete(keyOf('luc'))
    await sessionsOf(site)
    expect(site.client.endsBy(ref)).toBe('cannot')
  })

  it('asks for the list once, when the own session has just been used', async () => {
    const site = await signedIn()
    await sessionsOf(site)
    await sessionsOf(site)
    expect(lists(site)).toBe(2)
  })

  it('uses the own session and lists again, rather than calibrate by a row not used yet', async () => {
    const site = await signedIn()
    site.ownUsed = false
    const { facts } = await sessionsOf(site)
    expect(lists(site)).toBe(2)
    expect(facts.clockOffsetMinutes).toBe(120)
  })

  it('lists even if nothing can be learnt: activity is unknown, and it does not try twice every time', async () => {
    const site = await signedIn()
    site.instead = ({ target }) =>
      target === listTarget
        ? {
            body: {
              count: 2,
              rows: [ownKey, keyOf('luc')].map((key) => [
                'some day',
                '10.0.0.1',
                'x',
                key,
                'another',
                '',
                key,
              ]),
            },
          }
        : undefined
    const { sessions, facts } = await sessionsOf(site)
    expect(sessions.map((each) => each.activityUnknown)).toEqual(['unreadable', 'unreadable'])
    expect(facts).toMatchObject({ clockOffsetMinutes: null, timesUnread: 'format' })
    await sessionsOf(site)
    expect(lists(site)).toBe(3)
  })

  it('lists a row whose date cannot be read', async () => {
    const site = await signedIn()
    await sessionsOf(site)
    site.instead = ({ target }) =>
      target === listTarget
        ? {
            body: {
              count: 2,
              rows: [
                ['23.11.2026 05:24', '10.0.0.1', 'robin', ownKey, '07.12.2026 03:24', '', ownKey],
                ['32.13.2026', '::1', 'x', keyOf('x'), '?', '', keyOf('x')],
              ],
            },
          }
        : undefined
    const { sessions } = await sessionsOf(site)
    expect(sessions[1]).toMatchObject({
      user: 'x',
      lastActivity: null,
      activityUnknown: 'unreadable',
      expiresAt: null,
      lastSaved: null,
    })
  })

  it('learns again when the server’s clock changes to summer time', async () => {
    const site = await signedIn()
    await sessionsOf(site)
    site.instead = ({ target }) =>
      target === listTarget
        ? {
            body: {
              count: 1,
              rows: [['23.11.2026 06:24', '10.0.0.1', 'robin', ownKey, '07.12.2026 03:24', '', ownKey]],
            },
          }
        : undefined
    expect((await sessionsOf(site)).facts.clockOffsetMinutes).toBe(180)
  })

  it('does not take an old own row for one of another offset, after a night asleep', async () => {
    const site = await signedIn()
    await sessionsOf(site)
    site.http.clock.at += 8 * 3_600_000
    site.instead = ({ target }) => {
      if (target !== listTarget) return undefined
      const used = site.http.seen.at(-2)?.target === '/user/settings/' ? '13:24' : '05:24'
      return {
        body: {
          count: 1,
          rows: [[`23.11.2026 ${used}`, '10.0.0.1', 'robin', ownKey, '07.12.2026 11:24', '', ownKey]],
        },
      }
    }
    expect((await sessionsOf(site)).facts.clockOffsetMinutes).toBe(120)
  })

  it('returns how far the site’s clock is ahead', async () => {
    const site = await signedIn()
    site.instead = ({ target }) =>
      target === listTarget
        ? {
            body: { count: 1, rows: [['', '', '', ownKey, '', '', ownKey]] },
            headers: { date: 'Mon, 23 Nov 2026 04:24:48 GMT' },
          }
        : undefined
    expect((await sessionsOf(site)).serverAheadMs).toBe(3_600_500)
    site.instead = () => undefined
    expect((await sessionsOf(site)).serverAheadMs).toBe(0)
  })

  it('reads columns by name if React describes them', async () => {
    const site = createFakeSite()
    const names = ['username', 'last_activity_f', 'expire_date', 'last_ip_addr']
    const row = (key: string) => ['robin', '23.11.2026 05:24', '07.12.2026 03:24', '10.9.8.7', key]
    site.instead = ({ target, cookie }) => {
      if (target === '/user/settings/' && cookie?.includes(ownKey)) {
        return {
          body: { logged_in: true, user_type: '900', site_data: '/media/cache/json/lino_900_de.json' },
        }
      }
      if (target === '/media/cache/json/Lino_users.Sessions_900_de.json') {
        return { body: { col: names.map((name, at) => ({ name, fields_index: at })), pk_index: 4 } }
      }
      return target === listTarget ? { body: { count: 1, rows: [row(ownKey)] } } : undefined
    }
    await site.client.signIn(robin)
    expect((await sessionsOf(site)).sessions[0]).toMatchObject({
      user: 'robin',
      ip: '10.9.8.7',
      own: true,
      lastActivity: Date.UTC(2026, 10, 23, 3, 24),
    })
  })

  it('keeps hostile cells as text', async () => {
    const site = await signedIn()
    const user = '<img src=x onerror=alert(1)> \u202e😀'
    site.instead = ({ target }) =>
      target === listTarget
        ? { body: { count: 1, rows: [['x', '<b>1</b>', user, ownKey, 'x', '<span />', ownKey]] } }
        : undefined
    expect((await sessionsOf(site)).sessions[0]).toMatchObject({ user, ip: '<b>1</b>' })
  })
})

describe('a list that fails', () => {
  it.each([
    ['tableHidden', { body: { count: 0, rows: [], no_data_text: 'User matching query does not exist.' } }],
    ['notInDatabase', { body: { count: 0, rows: [], no_data_text: 'Keine Daten anzuzeigen' } }],
    ['serverBusy', { status: 503, headers: { 'retry-after': '30' } }],
    ['serverBusy', { status: 500, body: '<h1>Server Error</h1>', tookMs: 5020 }],
    ['notAdministrator', { status: 403, body: '<h1>403</h1>' }],
    ['redirected', { status: 302, headers: { location: 'https://sso.example/?token=secret' } }],
    ['unintelligible', { body: '<!doctype html><title>Sign in</title>' }],
    ['unintelligible', { body: '{ "count": 36, "rows": [ [ "23.11.2026 03:24", "127.' }],
    ['unintelligible', { body: { count: 1, rows: [['no key']] } }],
    ['unintelligible', { body: { count: 1, rows: ['no row'] } }],
    ['unintelligible', { body: '' }],
  ])('is %s', async (kind, answer) => {
    const site = await signedIn()
    site.instead = ({ target }) => (target === listTarget ? answer : undefined)
    const result = await site.client.list()
    expect(result).toMatchObject({ ok: false, failure: { kind } })
    expect(JSON.stringify(result)).not.toContain('secret')
    expect(site.client.signedIn).toBe(true)
  })

  describe('and says that it has more sessions than it sent', () => {
    const ownRow = ['x', '10.0.0.1', 'robin', ownKey, 'x', '<span />', ownKey]
    const shortOnce = async (times: number) => {
      const site = await signedIn()
      const before = lists(site)
      site.instead = ({ target }) =>
        target === listTarget && lists(site) - before <= times
          ? { body: { count: 4, rows: [ownRow] } }
          : undefined
      return { site, asked: () => lists(site) - before }
    }

    it('is believed neither the first nor the second time', async () => {
      const { site, asked } = await shortOnce(2)
      expect(await site.client.list()).toMatchObject({
        ok: false,
        failure: { kind: 'unintelligible', cause: 'listShort', facts: { rows: 1 } },
      })
      expect(asked()).toBe(2)
    })

    it('may be whole a moment later, because a session has ended in between', async () => {
      const { site } = await shortOnce(1)
      expect((await site.client.list()).ok).toBe(true)
    })
  })

  it('returns how long to wait', async () => {
    const site = await signedIn()
    site.instead = () => ({ status: 429, headers: { 'retry-after': '30' } })
    expect(await site.client.list()).toMatchObject({
      ok: false,
      failure: { kind: 'serverBusy', retryAfterSeconds: 30 },
    })
  })

  it('is signedOut when the own session was ended, also under the request', async () => {
    const site = await signedIn()
    site.sessions.delete(ownKey)
    expect(await site.client.list()).toMatchObject({ ok: false, failure: { kind: 'signedOut' } })
    expect(site.client.signedIn).toBe(false)
    await site.client.signIn(robin)
    site.instead = ({ target }) => {
      if (target === listTarget) site.sessions.delete(ownKey)
      return target === listTarget ? { status: 400, body: '<h1>Bad Request (400)</h1>' } : undefined
    }
    expect(await site.client.list()).toMatchObject({ ok: false, failure: { kind: 'signedOut' } })
    expect(await site.client.list()).toMatchObject({ ok: false, failure: { kind: 'signedOut' } })
  })

  it('asks an older Lino once more, whose first failure becomes a hidden table', async () => {
    const site = await signedIn()
    site.instead = ({ target }) => {
      if (target !== listTarget) return undefined
      return lists(site) === 1
        ? { status: 400, body: 'DoesNotExist: User matching query does not exist.' }
        : { body: { count: 0, rows: [], no_data_text: 'User matching query does not exist.' } }
    }
    expect(await site.client.list()).toMatchObject({
      ok: false,
      failure: { kind: 'tableHidden', siteText: 'User matching query does not exist.' },
    })
    expect(lists(site)).toBe(2)
  })

  it.each<[HttpFailure, FailureKind]>([
    [{ ok: false, kind: 'unreachable', why: 'noWay' }, 'unreachable'],
    [{ ok: false, kind: 'timedOut', seconds: 30 }, 'timedOut'],
    [{ ok: false, kind: 'certificate', problem: 'expired', fault: 'expired' }, 'certificate'],
    [{ ok: false, kind: 'closed' }, 'unreachable'],
    [{ ok: false, kind: 'tooLarge' }, 'unintelligible'],
    [{ ok: false, kind: 'cancelled' }, 'interrupted'],
  ])('$kind becomes %s', async (failed, failure) => {
    const site = await signedIn()
    site.instead = () => failed
    expect(await site.client.list()).toMatchObject({ ok: false, failure: { kind: failure } })
  })

  it('is read again when the kept connection had just been closed', async () => {
    const site = await signedIn()
    site.instead = ({ target }) => (target === listTarget && lists(site) === 1 ? closed : undefined)
    expect((await site.client.list()).ok).toBe(true)
  })
})

describe('sizes of answers', () => {
  it('only a list and Lino’s files may be long', async () => {
    const sizes = new Map<string, number | undefined>()
    const site = createFakeSite()
    const { send } = site.http
    const files = ['/media/cache/json/lino_900_en.json', '/media/cache/json/Lino_users.Sessions_900_en.json']
    site.instead = ({ target, cookie }) => {
      if (target !== '/user/settings/') return undefined
      const logged_in = [...site.sessions.keys()].some((key) => cookie?.includes(key))
      return { body: { logged_in, user_type: '900', site_data: files[0] } }
    }
    site.http.send = (request) => {
      sizes.set(new URL(request.url).pathname + new URL(request.url).search, request.maxBytes)
      return send(request)
    }
    await site.client.signIn({ user: 'robin', password: '1234' })
    await site.client.list()
    await site.client.signOut()
    const long = [...sizes].filter(([, most]) => most !== 1024 * 1024)
    expect(Object.fromEntries(long)).toEqual({
      ...Object.fromEntries(files.map((file) => [file, 8 * 1024 * 1024])),
      '/api/users/Sessions?fmt=json&limit=0': 64 * 1024 * 1024,
    })
  })

  it('a list of more than 200,000 rows is a failure that says so, never a shorter list', async () => {
    const site = createFakeSite()
    await site.client.signIn({ user: 'robin', password: '1234' })
    const rows = `{"count":200001,"rows":[${'[1],'.repeat(200_000)}[1]]}`
    site.instead = ({ target }) => (target.includes('limit=0') ? { body: rows } : undefined)
    expect(withHints(await site.client.list())).toMatchObject({
      failure: { kind: 'unintelligible', hint: expect.stringContaining('200,000 rows') },
    })
  })
})
