import type { FrontEnd } from '../../../../contract/site.ts'
import type { HttpFailure } from '../../../../core/ports.ts'
import { createLinoClient, type HiddenNames, type LinoClient } from '../../../../core/lino/index.ts'
import {
  createFakeHttp,
  createFakeLog,
  forbidden,
  notFound,
  type Answering,
  type FakeHttp,
  type Seen,
} from './fake-http.ts'

export const ownKey = 'ownownownownownownownownownown01'
/** Of the session that signing in over another one makes. */
export const newKey = 'newnewnewnewnewnewnewnewnewnew01'
export const keyOf = (user: string) => user.padEnd(32, '0')

/** A minimal site, for the client's order of requests. test/contract has what Lino really answers. */
export interface FakeSite {
  frontEnd: FrontEnd
  /** Live keys and their users (null: anonymous). The own one appears with the sign-in. */
  readonly sessions: Map<string, string | null>
  userType: string
  mayList: boolean
  cookieName: string
  /** The first path that signs in. */
  signInAt: string
  /** The own row has been used, so that it has an address. */
  ownUsed: boolean
  killLinks: boolean
  signOutBarred: boolean
  /** Where this Lino lists its users, and what it answers there. */
  usersTable: { readonly target: string; readonly rows: unknown } | null
  /** Answers instead of the site, if it returns one. */
  instead: (seen: Seen) => Answering | HttpFailure | undefined
  readonly http: FakeHttp
  readonly client: LinoClient
  readonly log: ReturnType<typeof createFakeLog>
}

export function createFakeSite(
  url = 'http://127.0.0.1:8000',
  allowHttp = false,
  names?: HiddenNames,
): FakeSite {
  const log = createFakeLog()
  const http = createFakeHttp((seen) => site.instead(seen) ?? answer(site, seen))
  const site: FakeSite = {
    frontEnd: 'react',
    sessions: new Map([
      [keyOf('luc'), 'luc'],
      [keyOf('nobody'), null],
    ]),
    userType: '900',
    mayList: true,
    cookieName: 'sessionid',
    signInAt: '/api/about/About',
    ownUsed: false,
    killLinks: false,
    signOutBarred: false,
    usersTable: null,
    instead: () => undefined,
    http,
    log,
    client: createLinoClient({ url, http, clock: http.clock, log, allowHttp, ...(names && { names }) }),
  }
  return site
}

const home = { status: 302, headers: { location: '/' } }

function answer(site: FakeSite, seen: Seen): Answering {
  const key = new RegExp(`${site.cookieName}=([^;]*)`).exec(seen.cookie ?? '')?.[1] ?? null
  const known = key !== null && site.sessions.has(key)
  const dropped = key !== null && !known ? [`${site.cookieName}=""; Max-Age=0; Path=/`] : []
  if (seen.form.get('an') === 'sign_in') return signIn(site, seen, key)
  if (seen.target === '/user/settings/' && site.frontEnd === 'react') return settings(site, known, dropped)
  if (seen.target === '/auth' && site.frontEnd === 'react') {
    if (site.signOutBarred) return forbidden
    if (key !== null) site.sessions.delete(key)
    return { ...home, setCookie: [`${site.cookieName}=""; Max-Age=0; Path=/`] }
  }
  if (seen.target === '/api/users/Me?an=sign_out' && site.frontEnd === 'extjs') {
    if (key === null || !known || site.sessions.get(key) === null) return { ...forbidden, setCookie: dropped }
    site.sessions.delete(key)
    return { body: { success: true, goto_url: '/' } }
  }
  if (seen.target.startsWith('/api/users/Sessions?')) {
    if (!known || !site.mayList) return { ...forbidden, setCookie: dropped }
    const rows = { body: { count: site.sessions.size, rows: rowsOf(site), success: true } }
    site.ownUsed = true
    return rows
  }
  const users = site.usersTable
  if (users !== null && seen.target === users.target) {
    return { body: { rows: users.rows }, setCookie: dropped }
  }
  const kill = /^\/api\/users\/Sessions\/(\w+)\?an=kill_session/.exec(seen.target)?.[1]
  if (kill !== undefined && site.killLinks) {
    if (!site.sessions.delete(kill))
      return { status: 400, body: 'DoesNotExist: Session matching query does not exist.' }
    return { body: { success: true, message: `Session ${kill} has been deleted.` } }
  }
  return notFound
}

function signIn(site: FakeSite, seen: Seen, over: string | null): Answering {
  if (seen.target !== site.signInAt) return notFound
  if (seen.form.get('password') !== '1234')
    return { body: { success: false, message: `Failed to sign in as ${seen.form.get('username')}.` } }
  // Over another session: that one is gone, and a new one is there.
  const key = over !== null && over !== ownKey && site.sessions.delete(over) ? newKey : ownKey
  site.sessions.set(key, seen.form.get('username'))
  return {
    body: { success: true, message: 'Now signed in' },
    setCookie: ['csrftoken=fresh; Path=/', `${site.cookieName}=${key}; HttpOnly; Max-Age=1209600; Path=/`],
  }
}

function settings(site: FakeSite, known: boolean, setCookie: string[]): Answering {
  if (known) site.ownUsed = true
  return { body: { logged_in: known, user_type: known ? site.userType : '000', site_data: null }, setCookie }
}

function rowsOf(site: FakeSite): unknown[][] {
  const link = site.killLinks ? '<span><a href="javascript:">Kill</a></span>' : '<span />'
  return [...site.sessions].map(([key, user]) => {
    const used = key === ownKey ? site.ownUsed : user !== null
    const activity = used ? '23.11.2026 05:24 (LMT) (now)' : '13.11.2026 05:24 (LMT) (now)'
    return [
      activity,
      used ? '10.0.0.1' : '?.?.?.?',
      user ?? '(none)',
      key,
      '07.12.2026 03:24 (UTC)',
      link,
      key,
    ]
  })
}
