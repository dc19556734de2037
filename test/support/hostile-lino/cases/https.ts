import { named, withHeader } from '../answer.ts'
import { at, type HostileCase } from '../case.ts'

/** Over https, with a certificate that is trusted for this site. */
export const httpsCases: readonly HostileCase[] = [
  { name: 'https, honest', https: true, bend: () => (answer) => answer, list: 'ok' },
  {
    name: 'https, and sent on to plain http',
    https: true,
    bend: (lino) =>
      at('settings', () => ({
        status: 302,
        headers: [['Location', `${lino.elsewhere}/`]],
        body: Buffer.alloc(0),
      })),
    list: 'redirected',
  },
  {
    name: 'https, and a session cookie that is not Secure',
    https: true,
    bend: () =>
      at('signIn', (answer) =>
        withHeader(
          answer,
          'Set-Cookie',
          ...named(answer, 'Set-Cookie').map((each) => each.replace(/; Secure/i, '')),
        ),
      ),
    list: 'ok',
  },
  {
    name: 'https, closed at the first page',
    https: true,
    bend: () => at('settings', () => 'close'),
    list: 'unreachable',
  },
]
