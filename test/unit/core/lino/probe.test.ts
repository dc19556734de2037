import { describe, expect, it } from 'vitest'
import { createLinoClient } from '../../../../core/lino/index.ts'
import type { HttpFailure } from '../../../../core/ports.ts'
import { readCapture } from '../../../contract/capture.ts'
import {
  closed,
  createFakeHttp,
  createFakeLog,
  forbidden,
  notFound,
  type Answering,
  type Seen,
} from './fake-http.ts'
import { withHints } from '../../../support/failures.ts'

function probe(url: string, answer: (seen: Seen) => Answering | HttpFailure | undefined) {
  const http = createFakeHttp((seen) => answer(seen) ?? notFound)
  const client = createLinoClient({ url, http, clock: http.clock, log: createFakeLog(), allowHttp: false })
  return { http, result: client.probe() }
}

const react =
  (base = '') =>
  ({ target }: Seen): Answering | undefined =>
    target === `${base}/user/settings/`
      ? { body: { logged_in: false, site_data: '/media/cache/json/lino_000_en.json' } }
      : undefined

describe('probe', () => {
  it.each([
    ['https://lino.example', 'https://lino.example'],
    ['https://lino.example/', 'https://lino.example'],
    ['https://lino.example/#/api/users/Sessions', 'https://lino.example'],
    ['https://robin:1234@lino.example/index.html?x=1', 'https://lino.example'],
    ['https://lino.example/api/users/Sessions', 'https://lino.example'],
    ['lino.example', 'https://lino.example'],
    ['localhost:8000', 'http://localhost:8000'],
    ['[::1]:8000', 'http://[::1]:8000'],
    ['LINO.example:443', 'https://lino.example'],
  ])('finds the site of %s at %s', async (typed, url) => {
    expect(await probe(typed, react()).result).toMatchObject({ ok: true, value: { url, frontEnd: 'react' } })
  })

  it('names the root of the host if the typed page is no site, and lets the person decide', async () => {
    const { http, result } = probe('https://lino.example/some/page', react())
    expect(await result).toMatchObject({
      failure: { kind: 'notLino', correctedUrl: 'https://lino.example' },
    })
    expect(http.seen.every(({ cookie, method }) => cookie === null && method === 'GET')).toBe(true)
    const nowhere = await probe('https://lino.example/some/page', () => undefined).result
    expect(nowhere).toMatchObject({ failure: { kind: 'notLino' } })
    expect(nowhere).not.toMatchObject({ failure: { correctedUrl: expect.anything() } })
  })

  it.each([
    [
      'nginx',
      '<center><h1>400 Bad Request</h1></center><center>The plain HTTP request was sent to HTTPS port</center>',
    ],
    [
      'Apache',
      "Reason: You're speaking plain HTTP to an SSL-enabled server port.<br />\n Instead use the HTTPS scheme",
    ],
    ['Caddy', 'Client sent an HTTP request to an HTTPS server.\n'],
    ['Tomcat', 'Bad Request\r\nThis combination of host and port requires TLS.\r\n'],
  ])('offers https where %s says that its port speaks it', async (_server, body) => {
    expect(await probe('http://localhost:8443/crm', () => ({ status: 400, body })).result).toMatchObject({
      failure: { kind: 'redirected', correctedUrl: 'https://localhost:8443/crm' },
    })
  })

  it('offers https if a server hangs up on plain http and shows a certificate over https', async () => {
    const hangsUp = (https: Answering | HttpFailure) => (seen: Seen) =>
      seen.url.startsWith('http:') ? closed : https
    const untrusted: HttpFailure = {
      ok: false,
      kind: 'certificate',
      problem: 'selfSigned',
      fault: 'selfSigned',
    }
    for (const answer of [untrusted, notFound, react()]) {
      const { result } = probe('http://localhost:8443/crm', (seen) =>
        hangsUp(typeof answer === 'function' ? (answer(seen) ?? notFound) : answer)(seen),
      )
      expect(await result).toMatchObject({
        failure: { kind: 'redirected', correctedUrl: 'https://localhost:8443/crm' },
      })
    }
    expect(await probe('http://localhost:8443', hangsUp(closed)).result).toMatchObject({
      failure: { kind: 'unreachable' },
    })
  })

  it('hangs every path on a prefix', async () => {
    const { http, result } = probe('https://lino.example/crm/#/', react('/crm'))
    expect(await result).toMatchObject({ ok: true, value: { url: 'https://lino.example/crm' } })
    expect(http.seen.every((each) => each.target.startsWith('/crm/'))).toBe(true)
  })

  it('sends no cookie and never asks for the start page', async () => {
    const { http, result } = probe('https://lino.example', () => undefined)
    expect(await result).toMatchObject({ ok: false, failure: { kind: 'notLino' } })
    expect(
      http.seen.every((each) => each.cookie === null && each.target !== '/' && each.method === 'GET'),
    ).toBe(true)
  })

  it('recognises a second factor', async () => {
    const withData = (body: string) => (seen: Seen) =>
      seen.target.startsWith('/media/') ? { body } : react()(seen)
    expect(
      await probe('https://a.example', withData('{"about.About.trust_device":{}}')).result,
    ).toMatchObject({ value: { secondFactor: true } })
    expect(await probe('https://a.example', withData('{}')).result).toMatchObject({
      value: { secondFactor: false },
    })
    expect(await probe('https://a.example', react()).result).toMatchObject({ value: { secondFactor: null } })
  })

  it.each<[string, unknown, string | null]>([
    ['its title', { site_title: ' Lino Noi\n' }, 'Lino Noi'],
    ['the beginning of a long one', { site_title: `${'x'.repeat(199)}\u{1f600}` }, 'x'.repeat(199)],
    ['an empty one as none', { site_title: ' ' }, null],
    ['no text as none', { site_title: { a: 1 } }, null],
    ['none as none', { site_title: null }, null],
    ['no object as none', '<html>', null],
  ])('tells %s', async (_what, body, title) => {
    const { result } = probe('https://a.example', (seen) =>
      seen.target.startsWith('/media/') ? { body } : react()(seen),
    )
    expect(await result).toMatchObject({ ok: true, value: { title } })
  })

  it.each([
    ['react-26-2fa', '/user/settings/', '01-user-settings-anon', '01c-site-data-anon', 'Lino live'],
    ['vuejs-26', '/api/user-settings', '01c-api-user-settings-anon', null, null],
  ])(
    'tells the title as %s does, and asks nothing else for it',
    async (folder, path, settings, data, title) => {
      const captured = (file: string): Answering => {
        const { status, body } = readCapture(folder, file).answer
        return { status, body }
      }
      const { http, result } = probe('https://a.example', ({ target }) => {
        if (target === path) return captured(settings)
        return data !== null && target === '/media/cache/json/lino_000_en.json' ? captured(data) : undefined
      })
      expect(await result).toMatchObject({ ok: true, value: { title } })
      expect(http.seen.length).toBe(2)
    },
  )

  it('recognises VueJS, and ExtJS old and new, by their answers to a stranger', async () => {
    const vue = await probe('https://a.example', ({ target }) =>
      target === '/api/user-settings' ? { body: { logged_in: false } } : undefined,
    ).result
    expect(vue).toMatchObject({ value: { frontEnd: 'vuejs' } })
    const old = await probe('https://a.example', ({ target }) =>
      target === '/api/users/UsersOverview?an=sign_out'
        ? { body: { success: false, goto_url: '/' } }
        : undefined,
    ).result
    expect(old).toMatchObject({ value: { frontEnd: 'extjs', secondFactor: null } })
    const today = await probe('https://a.example', ({ target }) =>
      target === '/api/users/Me?an=sign_out' ? forbidden : undefined,
    ).result
    expect(today).toMatchObject({ value: { frontEnd: 'extjs' } })
  })

  it.each<[string, Answering, string]>([
    ['a page for everything', { body: '<html>' }, 'notLino'],
    ['other JSON for everything', { body: { hello: 1 } }, 'notLino'],
    ['a refusal of everything', forbidden, 'notLino'],
    ['a password of the web server', { status: 401 }, 'notLino'],
    ['a host name not allowed', { status: 400, body: '<h1>Bad Request (400)</h1>' }, 'notLino'],
    ['a broken server', { status: 500 }, 'serverBusy'],
    ['a gateway without its server', { status: 502 }, 'serverBusy'],
    [
      'a single sign-on',
      { status: 302, headers: { location: 'https://sso.example/x?token=secret' } },
      'redirected',
    ],
  ])('%s', async (_what, answer, kind) => {
    const result = await probe('https://a.example', () => answer).result
    expect(result).toMatchObject({ ok: false, failure: { kind } })
    expect(JSON.stringify(result)).not.toContain('secret')
  })

  it('names the https address if the site wants it', async () => {
    const to = { status: 301, headers: { location: 'https://localhost/crm/user/settings/' } }
    expect(withHints(await probe('http://localhost/crm', () => to).result)).toMatchObject({
      ok: false,
      failure: { kind: 'redirected', hint: expect.stringContaining('https://localhost/crm ') },
    })
  })

  it.each(['', 'ftp://lino.example', 'https://', 'not an address', 'file:///etc/passwd'])(
    'refuses “%s” without sending anything',
    async (typed) => {
      const { http, result } = probe(typed, react())
      expect(await result).toMatchObject({ ok: false, failure: { kind: 'usage' } })
      expect(http.seen).toEqual([])
    },
  )
})

describe('an ExtJS site that keeps its CSRF secret in the session', () => {
  /** Each request without a session makes one, as with CSRF_USE_SESSIONS. */
  function site(signsOutAt: 'UsersOverview' | 'Me') {
    const rows = new Set<string>()
    const answer = ({ target, cookie }: Seen): Answering => {
      if (!target.startsWith('/api/users/')) return notFound
      const key = /^sessionid=(\w+)$/.exec(cookie ?? '')?.[1]
      const fresh = String(rows.size + 1).padStart(32, 'a')
      if (key === undefined) rows.add(fresh)
      const setCookie = key === undefined ? [`sessionid=${fresh}; HttpOnly; Path=/`] : []
      if (target === '/api/users/UsersOverview?an=sign_out' && signsOutAt === 'UsersOverview') {
        // The answer's page makes the next one (measured on 25.5).
        if (key !== undefined && rows.delete(key)) rows.add(fresh)
        return { body: { success: true, goto_url: '/' }, setCookie: [`sessionid=${fresh}; Path=/`] }
      }
      return target === '/api/users/Me?an=sign_out' ? { ...forbidden, setCookie } : { ...notFound, setCookie }
    }
    return { rows, answer }
  }

  it.each(['UsersOverview', 'Me'] as const)(
    'gets one anonymous session if %s signs out',
    async (signsOutAt) => {
      const { rows, answer } = site(signsOutAt)
      const { http, result } = probe('https://lino.example', answer)
      expect(await result).toMatchObject({ ok: true, value: { frontEnd: 'extjs' } })
      expect(rows.size).toBe(1)
      // A cache could have answered any other path, with somebody's cookie.
      const first = http.seen.find((each) => each.target.startsWith('/api/users/'))
      expect(first?.target).toMatch(/^\/api\/users\/X[0-9a-f]{12}\?/)
    },
  )
})
