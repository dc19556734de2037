import type { Answer } from '../answer.ts'
import { at, type HostileCase, type Place } from '../case.ts'
import type { HostileLino } from '../server.ts'

const to = (location: string, status = 302): Answer => ({
  status,
  headers: [['Location', location]],
  body: Buffer.alloc(0),
})
const on =
  (place: Place, location: (lino: HostileLino) => string, status = 302) =>
  (lino: HostileLino) =>
    at(place, () => to(location(lino), status))
const elsewhere = (lino: HostileLino): string => `${lino.elsewhere}/take?what=you-can`

/** Redirects of every status, from every place, to every place. None is followed. */
export const redirectCases: readonly HostileCase[] = [
  ...[300, 301, 302, 303, 305, 307, 308, 399].map((status, nth): HostileCase => ({
    ...(nth > 1 && { slow: true }),
    name: `${status} to elsewhere from the first page`,
    bend: on('settings', elsewhere, status),
    list: 'redirected',
    never: 'you-can',
  })),
  ...[301, 307, 308].map((status, nth): HostileCase => ({
    ...(nth > 1 && { slow: true }),
    name: `${status} to elsewhere from the sign-in`,
    bend: on('signIn', elsewhere, status),
    list: 'redirected',
    never: 'you-can',
    mayBeLeft: true,
  })),
  ...[302, 307].map((status, nth): HostileCase => ({
    ...(nth > 1 && { slow: true }),
    name: `${status} to elsewhere from the list`,
    bend: on('list', elsewhere, status),
    list: 'redirected',
    never: 'you-can',
  })),
  ...[302, 307, 308].map((status, nth): HostileCase => ({
    ...(nth > 1 && { slow: true }),
    name: `${status} to elsewhere from every sign-out`,
    bend: on('signOut', elsewhere, status),
    list: 'ok',
    kill: 'cannotEnd',
    never: 'you-can',
    mayBeLeft: true,
  })),
  {
    name: '302 to elsewhere from the sign-out of a key alone',
    bend: (lino) => at('signOut', (answer, seen) => (seen.cookies.length > 0 ? to(elsewhere(lino)) : answer)),
    list: 'ok',
    kill: 'unintelligible',
    killed: 3,
    mayBeLeft: true,
  },
  { name: 'a loop at the first page', bend: on('settings', () => '/user/settings/'), list: 'redirected' },
  {
    name: 'to https on the same host',
    bend: on('settings', (lino) => lino.url.replace('http:', 'https:')),
    list: 'redirected',
    says: 'Use https://127.0.0.1',
  },
  {
    name: 'to https on the same host, at the list',
    bend: on('list', (lino) => lino.url.replace('http:', 'https:')),
    list: 'redirected',
  },
  {
    name: 'to javascript:',
    bend: on('settings', () => 'javascript:alert(1)'),
    list: 'redirected',
    never: 'alert',
  },
  { name: 'to data:', bend: on('settings', () => 'data:text/html,<b>x'), list: 'redirected', never: '<b>x' },
  {
    name: 'to a URL with a password in it',
    bend: on('settings', (lino) => lino.elsewhere.replace('//', '//user:secret-word@')),
    list: 'redirected',
    never: 'secret-word',
  },
  {
    name: 'to 64 KB',
    bend: on('settings', () => `/${'a'.repeat(12_000)}`),
    list: 'redirected',
    never: 'aaaaaaaa',
  },
  {
    name: 'to nowhere',
    bend: () => at('settings', () => ({ status: 302, headers: [], body: Buffer.alloc(0) })),
    list: 'redirected',
  },
  {
    name: 'to a host of control characters',
    bend: on('settings', () => 'http://\u00e9\u0085vil.example/'),
    list: 'redirected',
  },
  {
    name: 'home from everywhere: each page looks like a sign-out',
    bend: () => at(['settings', 'signOut'], () => to('/')),
    list: 'redirected',
  },
  {
    name: 'a made-up page that is a sign-out, too',
    bend: () => at('signOut', () => to('/')),
    list: 'ok',
    kill: 'cannotEnd',
    mayBeLeft: true,
  },
  {
    name: 'to //elsewhere',
    bend: on('settings', (lino) => `//${new URL(lino.elsewhere).host}/x`),
    list: 'redirected',
    says: /sends us to http:\/\/127\.0\.0\.1:\d+,/,
  },
]
