import { onWire, plusHeader, withBody, type Answer } from '../answer.ts'
import { at, type HostileCase, type Place } from '../case.ts'

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1')
const whole = (body: string, headers = ''): Buffer =>
  bytes(
    `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n${headers}Content-Length: ${body.length}\r\n\r\n${body}`,
  )
const on = (place: Place, bend: (answer: Answer) => Answer) => () => at(place, bend)
/** An unrequested answer right after each requested one. */
const poison = whole(
  '{"success":false,"message":"There are more than 3 active user sessions."}',
  'Set-Cookie: sessionid=poisonpoisonpoisonpoisonpoison01\r\n',
)
const emptyTable = whole('{"count":0,"rows":[],"success":true,"no_data_text":"poison"}')

/** Informational answers, upgrades, pipelined answers, connections cut in each phase. */
export const wireCases: readonly HostileCase[] = [
  {
    name: '100 before each answer',
    bend: on('all', (answer) => onWire(answer, { before: bytes('HTTP/1.1 100 Continue\r\n\r\n') })),
    list: 'ok',
  },
  {
    name: '102 and 103 with headers before each answer',
    bend: on('all', (answer) =>
      onWire(answer, {
        before: bytes(
          'HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\nSet-Cookie: sessionid=early\r\n\r\n',
        ),
      }),
    ),
    list: 'ok',
  },
  {
    name: 'a thousand informational answers',
    bend: on('list', (answer) =>
      onWire(answer, { before: bytes('HTTP/1.1 102 Processing\r\n\r\n'.repeat(1000)) }),
    ),
    list: 'ok',
  },
  {
    name: 'informational answers for ever',
    bend: on('list', (answer) =>
      onWire(answer, {
        raw: bytes('HTTP/1.1 102 Processing\r\n\r\n'),
        endless: bytes('HTTP/1.1 102 Processing\r\n\r\n'.repeat(1000)),
      }),
    ),
    list: 'timedOut',
    slow: true,
  },
  {
    name: '101 with an upgrade',
    bend: on('list', (answer) => ({
      ...plusHeader(plusHeader(answer, 'Connection', 'Upgrade'), 'Upgrade', 'websocket'),
      status: 101,
    })),
    list: 'unreachable',
  },
  {
    name: '204 with a body',
    bend: on('list', (answer) => ({ ...answer, status: 204 })),
    list: ['unreachable', 'unintelligible'],
  },
  {
    name: '205 with a body',
    bend: on('list', (answer) => ({ ...answer, status: 205 })),
    list: 'unintelligible',
  },
  {
    name: '206 with a part',
    bend: on('list', (answer) => ({ ...plusHeader(answer, 'Content-Range', 'bytes 0-9/100'), status: 206 })),
    list: 'unintelligible',
  },
  {
    name: '304 with a body',
    bend: on('list', (answer) => ({ ...answer, status: 304 })),
    list: ['unreachable', 'redirected'],
  },
  {
    name: 'rubbish before the answer',
    bend: on('list', (answer) => onWire(answer, { before: bytes('hello\r\n') })),
    list: 'unreachable',
  },
  {
    name: 'an answer nobody asked for, behind the first page',
    bend: on('settings', (answer) => onWire(answer, { after: poison })),
    list: 'ok',
  },
  {
    name: 'an answer nobody asked for, behind every answer',
    bend: on('all', (answer) => onWire(answer, { after: poison })),
    list: 'ok',
  },
  {
    name: 'an answer nobody asked for, a moment behind every answer',
    bend: on('all', (answer) => onWire(answer, { after: poison, afterMs: 2 })),
    list: ['ok', 'unintelligible', 'unreachable', 'signInBarred', 'limitReached'],
    kill: ['ok', 'unintelligible', 'unreachable', 'signInBarred', 'limitReached', 'cannotEnd'],
    killed: 'any',
    mayBeLeft: true,
  },
  {
    name: 'an empty table behind the first list',
    bend: on('list', (answer) => onWire(answer, { after: emptyTable, afterMs: 1 })),
    list: ['ok', 'unreachable'],
    kill: ['ok', 'cannotEnd', 'unreachable', 'unintelligible', 'signedOut'],
    killed: 'any',
    mayBeLeft: true,
  },
  {
    name: 'an empty table behind every sign-out',
    bend: on('signOut', (answer) => onWire(answer, { after: emptyTable })),
    list: 'ok',
  },
  {
    name: 'half an answer behind every answer',
    bend: on('all', (answer) => onWire(answer, { after: bytes('HTTP/1.1 302 Found\r\nLocation: /') })),
    list: 'ok',
  },
  {
    name: 'a split answer in a header',
    bend: on('all', (answer) =>
      plusHeader(
        plusHeader(answer, 'Content-Length', '2'),
        'X-Split',
        'a\r\n\r\n{}HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}',
      ),
    ),
    list: ['unreachable', 'notLino'],
  },
  {
    name: 'a zero length, and the body as the next answer',
    bend: on('list', (answer) => withBody(plusHeader(answer, 'Content-Length', '0'), emptyTable)),
    list: 'unintelligible',
  },
  {
    name: 'no answer to the first page',
    bend: () => at('settings', () => 'hang'),
    list: 'timedOut',
    slow: true,
  },
  {
    name: 'no answer to the sign-in',
    bend: () => at('signIn', () => 'hang'),
    list: 'timedOut',
    mayBeLeft: true,
    slow: true,
  },
  { name: 'no answer to the list', bend: () => at('list', () => 'hang'), list: 'timedOut', slow: true },
  {
    name: 'no answer to any sign-out',
    bend: () => at('signOut', () => 'hang'),
    list: 'ok',
    kill: 'timedOut',
    mayBeLeft: true,
    slow: true,
  },
  { name: 'closed at the first page', bend: () => at('settings', () => 'close'), list: 'unreachable' },
  {
    name: 'closed at the sign-in',
    bend: () => at('signIn', () => 'close'),
    list: 'unreachable',
    mayBeLeft: true,
  },
  { name: 'reset at the list', bend: () => at('list', () => 'reset'), list: 'unreachable' },
  {
    name: 'reset at any sign-out',
    bend: () => at('signOut', () => 'reset'),
    list: 'ok',
    kill: 'unreachable',
    mayBeLeft: true,
  },
  {
    name: 'cut in the status line',
    bend: on('list', (answer) => onWire(answer, { cutAfter: 9 })),
    list: 'unreachable',
  },
  {
    name: 'cut in the headers',
    bend: on('list', (answer) => onWire(answer, { cutAfter: 60 })),
    list: 'unreachable',
  },
  {
    name: 'cut in the body',
    bend: on('list', (answer) => onWire(answer, { cutAfter: 700 })),
    list: 'unreachable',
  },
  {
    name: 'cut in the body of the sign-in, with its cookies out',
    bend: on('signIn', (answer) => onWire(answer, { cutAfter: 500 })),
    list: 'unreachable',
    mayBeLeft: true,
  },
  {
    name: 'only the first request of each connection is answered',
    bend: () => {
      const seen = new Set<number>()
      return (answer, { connection }) => {
        if (seen.has(connection)) return 'close'
        seen.add(connection)
        return answer
      }
    },
    list: ['ok', 'unreachable'],
    killed: 'any',
    mayBeLeft: true,
  },
]
