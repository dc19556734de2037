import { plusHeader, withBody, withHeader, without, onWire, type Answer } from '../answer.ts'
import { at, type HostileCase } from '../case.ts'

const onAll = (bend: (answer: Answer) => Answer) => () => at('all', bend)
const onList = (bend: (answer: Answer) => Answer) => () => at('list', bend)
const many = (count: number): string[] => Array.from({ length: count }, (_, nth) => `v${nth}`)

/** Headers that are missing, doubled, huge, or no headers at all. */
export const headerCases: readonly HostileCase[] = [
  { name: 'honest, to begin with', bend: onAll((answer) => answer), list: 'ok' },
  {
    name: 'no header but the length',
    bend: onAll((answer) => ({ ...answer, headers: [] })),
    list: 'unintelligible',
    mayBeLeft: true,
  },
  {
    name: 'a Content-Type of something else',
    bend: onAll((answer) => withHeader(answer, 'Content-Type', 'image/png')),
    list: 'ok',
  },
  { name: 'no Content-Type', bend: onAll((answer) => without(answer, 'Content-Type')), list: 'ok' },
  {
    name: 'a Content-Type twice',
    bend: onAll((answer) => plusHeader(answer, 'Content-Type', 'text/css')),
    list: 'ok',
  },
  {
    name: 'a header of 100 KB',
    bend: onList((answer) => plusHeader(answer, 'X-Huge', 'a'.repeat(100_000))),
    list: 'unreachable',
  },
  {
    name: 'three thousand headers',
    bend: onList((answer) => plusHeader(answer, 'X-Many', ...many(3000))),
    list: 'unreachable',
  },
  {
    name: 'a header with control characters',
    bend: onList((answer) => plusHeader(answer, 'X-Odd', 'a\u0001\u0007b')),
    list: 'unreachable',
  },
  {
    name: 'a header name with blanks',
    bend: onList((answer) => plusHeader(answer, 'X Odd', 'b')),
    list: 'unreachable',
  },
  {
    name: 'a header with bytes beyond ASCII',
    bend: onAll((answer) => plusHeader(answer, 'X-Latin', '\u00e9\u00ff')),
    list: 'ok',
  },
  {
    name: 'a header called __proto__',
    bend: onAll((answer) => plusHeader(answer, '__proto__', 'set-cookie', 'b')),
    list: 'ok',
  },
  {
    name: 'a header called constructor',
    bend: onAll((answer) => plusHeader(answer, 'constructor', 'a')),
    list: 'ok',
  },
  {
    name: 'Connection: close on every answer',
    bend: onAll((answer) => onWire(withHeader(answer, 'Connection', 'close'), { close: true })),
    list: 'ok',
  },
  {
    name: 'Refresh and Link to elsewhere',
    bend: (lino) =>
      at('all', (answer) =>
        plusHeader(
          plusHeader(answer, 'Refresh', `0; url=${lino.elsewhere}/`),
          'Link',
          `<${lino.elsewhere}/x>; rel=preload`,
        ),
      ),
    list: 'ok',
  },
  {
    name: 'Alt-Svc and Content-Location to elsewhere',
    bend: (lino) =>
      at('all', (answer) =>
        plusHeader(
          plusHeader(answer, 'Alt-Svc', `h2="${lino.elsewhere.slice(7)}"`),
          'Content-Location',
          `${lino.elsewhere}/`,
        ),
      ),
    list: 'ok',
  },
  {
    name: 'WWW-Authenticate with 401',
    bend: () =>
      at('settings', (answer) => ({
        ...plusHeader(answer, 'WWW-Authenticate', 'Basic realm="a"', 'Negotiate'),
        status: 401,
      })),
    list: 'notLino',
  },
  {
    name: 'Proxy-Authenticate with 407',
    bend: () =>
      at('list', (answer) => ({
        ...plusHeader(answer, 'Proxy-Authenticate', 'Basic realm="a"'),
        status: 407,
      })),
    list: 'unintelligible',
  },
  { name: 'a status of 999', bend: onList((answer) => ({ ...answer, status: 999 })), list: 'unintelligible' },
  { name: 'a status of 99', bend: onList((answer) => ({ ...answer, status: 99 })), list: 'unreachable' },
  {
    name: 'HTTP/0.9',
    bend: onList((answer) => onWire(answer, { raw: answer.body, close: true })),
    list: 'unreachable',
  },
  {
    name: 'HTTP/3.7',
    bend: onList((answer) =>
      onWire(answer, { raw: Buffer.from(`HTTP/3.7 200 OK\r\nContent-Length: 2\r\n\r\n{}`), close: true }),
    ),
    list: 'unreachable',
  },
  {
    name: 'line feeds alone',
    bend: onList((answer) =>
      onWire(answer, {
        raw: Buffer.concat([
          Buffer.from(`HTTP/1.1 200 OK\nContent-Length: ${answer.body.length}\n\n`),
          answer.body,
        ]),
        close: true,
      }),
    ),
    list: 'unreachable',
  },
  {
    name: 'an obsolete folded header',
    bend: onList((answer) => plusHeader(answer, 'X-Folded', 'a\r\n Set-Cookie: sessionid=folded')),
    list: 'unreachable',
  },
  {
    name: 'Retry-After of a thousand years',
    bend: onList((answer) => ({ ...plusHeader(answer, 'Retry-After', '31536000000'), status: 503 })),
    list: 'serverBusy',
  },
  {
    name: 'Retry-After of 1e309',
    bend: onList((answer) => ({ ...plusHeader(answer, 'Retry-After', `${'9'.repeat(400)}`), status: 503 })),
    list: 'serverBusy',
  },
  {
    name: 'Retry-After below nothing',
    bend: onList((answer) => ({ ...plusHeader(answer, 'Retry-After', '-5'), status: 429 })),
    list: 'serverBusy',
  },
  {
    name: 'Retry-After of 100 KB of digits',
    bend: onList((answer) => ({ ...plusHeader(answer, 'Retry-After', '1'.repeat(10_000)), status: 503 })),
    list: 'serverBusy',
  },
  {
    name: 'Retry-After at a date of the year 9999',
    bend: onList((answer) => ({
      ...plusHeader(answer, 'Retry-After', 'Fri, 31 Dec 9999 23:59:59 GMT'),
      status: 503,
    })),
    list: 'serverBusy',
  },
  {
    name: 'HTML in the place of the list',
    bend: onList((answer) =>
      withBody(withHeader(answer, 'Content-Type', 'text/html'), '<script>alert(1)</script>'),
    ),
    list: 'unintelligible',
  },
  {
    name: 'a keep-alive that the server does not keep',
    bend: onAll((answer) => onWire(answer, { close: true })),
    list: ['ok', 'unreachable'],
    killed: 'any',
    mayBeLeft: true,
  },
]
