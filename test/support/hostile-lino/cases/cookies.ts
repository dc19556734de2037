import { named, plusHeader, withHeader, without, type Answer } from '../answer.ts'
import { at, type HostileCase } from '../case.ts'

const setCookie = 'Set-Cookie'
const onSignIn = (bend: (answer: Answer) => Answer) => () => at('signIn', bend)
const plus =
  (...cookies: readonly string[]) =>
  (answer: Answer) =>
    plusHeader(answer, setCookie, ...cookies)
/** The session cookie's header, changed. The others stay. */
const session = (edit: (cookie: string) => string) => (answer: Answer) =>
  withHeader(
    answer,
    setCookie,
    ...named(answer, setCookie).map((each) => (each.startsWith('sessionid=') ? edit(each) : each)),
  )
const many = (count: number, of: (nth: number) => string): string[] =>
  Array.from({ length: count }, (_, nth) => of(nth))
const other = 'a'.repeat(32)

/** Cookies: none, many, huge, twice, for other sites, removed at odd moments. */
export const cookieCases: readonly HostileCase[] = [
  {
    name: 'no cookie from a sign-in that says success',
    bend: onSignIn((answer) => without(answer, setCookie)),
    list: 'unintelligible',
    mayBeLeft: true,
  },
  {
    name: 'an empty session cookie',
    bend: onSignIn(session(() => 'sessionid=; Path=/')),
    list: 'unintelligible',
    mayBeLeft: true,
  },
  {
    name: 'a session cookie that is taken away in the same breath',
    bend: onSignIn(plus('sessionid=""; Max-Age=0; Path=/')),
    list: 'ok',
  },
  {
    name: 'sessionid twice, the made-up one first',
    bend: onSignIn((answer) =>
      withHeader(answer, setCookie, `sessionid=${other}; Path=/`, ...named(answer, setCookie)),
    ),
    list: 'ok',
  },
  {
    name: 'sessionid twice, the made-up one last',
    bend: onSignIn(plus(`sessionid=${other}; Path=/`)),
    list: 'signInBarred',
    mayBeLeft: true,
  },
  {
    name: 'another HttpOnly cookie that looks like a session',
    bend: onSignIn(plus(`awsalb=${other}; HttpOnly; Path=/`)),
    list: 'ok',
  },
  {
    name: 'a session cookie of another name',
    bend: onSignIn((answer) => answer),
    site: { cookieName: 'lino_x' },
    list: 'ok',
  },
  {
    name: 'a session cookie for another domain',
    bend: onSignIn(session((each) => `${each}; Domain=evil.example`)),
    list: 'ok',
  },
  {
    name: 'a session cookie for another path',
    bend: onSignIn(session((each) => each.replace('Path=/', 'Path=/elsewhere'))),
    list: 'ok',
  },
  { name: 'a Secure cookie over http', bend: onSignIn(session((each) => `${each}; Secure`)), list: 'ok' },
  {
    name: 'a session cookie in quotes',
    bend: onSignIn(session((each) => each.replace(/=([^;]*)/, '="$1"'))),
    list: 'ok',
    killed: 0,
  },
  {
    name: 'a session cookie with a blank',
    bend: onSignIn(session(() => 'sessionid=abc def ghi jkl; Path=/')),
    list: 'unintelligible',
    mayBeLeft: true,
  },
  {
    name: 'a session cookie with control characters',
    bend: onSignIn(session((each) => each.replace('=', '=\u0001'))),
    list: 'unreachable',
    mayBeLeft: true,
  },
  {
    name: 'a session cookie with a comma',
    bend: onSignIn(session(() => 'sessionid=abcd,efgh,ijkl; Path=/')),
    list: 'unintelligible',
    mayBeLeft: true,
  },
  {
    name: 'a session cookie of 8 KB',
    bend: onSignIn(session(() => `sessionid=${'k'.repeat(8000)}; Path=/`)),
    list: 'unintelligible',
    mayBeLeft: true,
  },
  {
    name: 'a session cookie of bytes beyond ASCII',
    bend: onSignIn(session(() => 'sessionid=\u00e9\u00e8\u00e7\u00e0\u00e9\u00e8\u00e7\u00e0; Path=/')),
    list: 'unintelligible',
    mayBeLeft: true,
  },
  {
    name: 'a Max-Age of 1e300',
    bend: onSignIn(session((each) => each.replace(/Max-Age=\d+/, `Max-Age=1${'0'.repeat(300)}`))),
    list: 'ok',
    never: /e\+\d+|Infinity/,
  },
  {
    name: 'a Max-Age of 400 digits',
    bend: onSignIn(session((each) => each.replace(/Max-Age=\d+/, `Max-Age=${'9'.repeat(400)}`))),
    list: 'ok',
    never: /e\+\d+|Infinity/,
  },
  {
    name: 'a Max-Age that is no number',
    bend: onSignIn(session((each) => each.replace(/Max-Age=\d+/, 'Max-Age=soon'))),
    list: 'ok',
  },
  {
    name: 'an expires of the year 9999',
    bend: onSignIn(
      session((each) =>
        each.replace(/expires=[^;]*/, 'expires=Fri, 31 Dec 9999 23:59:59 GMT').replace(/ Max-Age=\d+;/, ''),
      ),
    ),
    list: 'ok',
  },
  {
    name: 'ten thousand cookies',
    bend: onSignIn(plus(...many(10_000, (nth) => `c${nth}=1`))),
    list: 'unreachable',
    mayBeLeft: true,
  },
  {
    name: 'cookies with names that are none',
    bend: () => at('all', plus('=x', ';', '__proto__=x', 'a b=c', 'constructor=x', 'toString=x', '')),
    list: 'ok',
  },
  {
    name: 'a csrftoken with a line end',
    bend: onSignIn(plus('csrftoken=a\u000bb; Path=/')),
    list: 'unreachable',
    mayBeLeft: true,
  },
  {
    name: 'a csrftoken taken away by each answer',
    bend: () => at('all', plus('csrftoken=""; Max-Age=0')),
    list: 'ok',
  },
  { name: 'a csrftoken of 5 KB', bend: () => at('all', plus(`csrftoken=${'t'.repeat(5000)}`)), list: 'ok' },
  {
    name: 'somebody else’s key as the cookie of the sign-in',
    bend: (lino) =>
      at(
        'signIn',
        session(
          () =>
            `sessionid=${lino.site.sessions().find((each) => each.user === 'luc')?.key ?? ''}; Path=/; HttpOnly`,
        ),
      ),
    list: 'notAdministrator',
    givesAway: true,
    mayBeLeft: true,
  },
  {
    name: 'a trust cookie from a sign-in that asked for no code',
    bend: onSignIn(plus('trusted_device_token=abc; Path=/; HttpOnly')),
    list: 'ok',
  },
  {
    name: 'a hundred cookies with each answer',
    bend: () => {
      let nth = 0
      return at('all', (answer) => plus(...many(100, () => `c${(nth += 1)}=${'v'.repeat(40)}`))(answer))
    },
    list: 'ok',
  },
  {
    name: 'a cookie of 4 KB with each answer',
    bend: () => {
      let nth = 0
      return at('all', (answer) => plus(`big${(nth += 1)}=${'v'.repeat(4000)}`)(answer))
    },
    list: 'ok',
  },
  {
    name: 'the session cookie is taken away with the list',
    bend: () => at('list', plus('sessionid=""; Max-Age=0; Path=/')),
    list: 'ok',
  },
  {
    name: 'another session cookie with each list',
    bend: () => at('list', plus(`sessionid=${other}; Path=/; HttpOnly`)),
    list: 'ok',
  },
  {
    name: 'somebody else’s key as a cookie of the list',
    bend: (lino) =>
      at(
        'list',
        plus(`sessionid=${lino.site.sessions().find((each) => each.user === 'luc')?.key ?? ''}; Path=/`),
      ),
    list: 'ok',
  },
]
