import { deflateRawSync, gzipSync } from 'node:zlib'
import { onWire, plusHeader, withBody, withHeader, type Answer } from '../answer.ts'
import { at, editJson, type HostileCase } from '../case.ts'

const mb = 1024 * 1024
const onList = (bend: (answer: Answer) => Answer) => () => at('list', bend)
const onFirst = (bend: (answer: Answer) => Answer) => () => at('settings', bend)
const encoded = (answer: Answer, encoding: string, body: Buffer): Answer =>
  withBody(plusHeader(answer, 'Content-Encoding', encoding), body)
const bomb = gzipSync(Buffer.alloc(200 * mb, 0x20), { level: 9 })
const utf16 = (answer: Answer): Buffer => Buffer.from(`\ufeff${answer.body.toString('utf8')}`, 'utf16le')

/** Lengths and encodings: lies, bombs, what never ends, what is no text. */
export const bodyCases: readonly HostileCase[] = [
  {
    name: 'a Content-Length that is too short',
    bend: onList((answer) => plusHeader(answer, 'Content-Length', '100')),
    // Cut at that length it is no table. Something else may be noticed first.
    list: ['unreachable', 'unintelligible'],
  },
  {
    name: 'a Content-Length that is too long',
    bend: onList((answer) =>
      onWire(plusHeader(answer, 'Content-Length', String(answer.body.length + 9)), { close: true }),
    ),
    list: 'unreachable',
  },
  {
    name: 'a Content-Length twice',
    bend: onList((answer) => plusHeader(answer, 'Content-Length', '7', '9')),
    list: 'unreachable',
  },
  {
    name: 'a Content-Length below nothing',
    bend: onList((answer) => plusHeader(answer, 'Content-Length', '-1')),
    list: 'unreachable',
  },
  {
    name: 'a Content-Length of 2^64',
    bend: onList((answer) => plusHeader(answer, 'Content-Length', '18446744073709551616')),
    list: 'unreachable',
  },
  {
    name: 'a Content-Length of a terabyte',
    bend: onList((answer) => onWire(plusHeader(answer, 'Content-Length', String(mb * mb)), { close: true })),
    list: 'unreachable',
  },
  {
    name: 'Content-Length and chunks together',
    bend: onList((answer) =>
      plusHeader(plusHeader(answer, 'Content-Length', '5'), 'Transfer-Encoding', 'chunked'),
    ),
    list: 'unreachable',
  },
  {
    name: 'chunks of a size that is no number',
    bend: onList((answer) =>
      withBody(plusHeader(answer, 'Transfer-Encoding', 'chunked'), 'zz\r\nab\r\n0\r\n\r\n'),
    ),
    list: 'unreachable',
  },
  {
    name: 'a chunk of 2^64 bytes',
    bend: onList((answer) =>
      withBody(plusHeader(answer, 'Transfer-Encoding', 'chunked'), 'ffffffffffffffffff\r\nab'),
    ),
    list: 'unreachable',
  },
  {
    name: 'chunks that are cut',
    bend: onList((answer) =>
      onWire(withBody(plusHeader(answer, 'Transfer-Encoding', 'chunked'), 'ff\r\n{"rows":'), { close: true }),
    ),
    list: 'unreachable',
  },
  {
    name: 'chunks with a trailer that sets a cookie',
    bend: onList((answer) =>
      withBody(
        plusHeader(answer, 'Transfer-Encoding', 'chunked'),
        Buffer.concat([
          Buffer.from(`${answer.body.length.toString(16)}\r\n`),
          answer.body,
          Buffer.from('\r\n0\r\nSet-Cookie: sessionid=trailer\r\n\r\n'),
        ]),
      ),
    ),
    list: 'ok',
  },
  {
    name: 'a Transfer-Encoding that nobody knows',
    bend: onList((answer) => onWire(plusHeader(answer, 'Transfer-Encoding', 'cow'), { close: true })),
    list: 'ok',
  },
  {
    name: 'no length at all, until the connection closes',
    bend: onList((answer) => onWire(answer, { bareLength: true, close: true })),
    list: 'ok',
  },
  {
    name: 'gzip as it should be',
    bend: onList((answer) => encoded(answer, 'gzip', gzipSync(answer.body))),
    list: 'ok',
  },
  {
    name: 'gzip in gzip',
    bend: onList((answer) => encoded(answer, 'gzip, gzip', gzipSync(gzipSync(answer.body)))),
    list: 'unintelligible',
  },
  {
    name: 'gzip that is none',
    bend: onList((answer) => encoded(answer, 'gzip', answer.body)),
    list: 'unreachable',
  },
  {
    name: 'gzip cut in the middle',
    bend: onList((answer) => encoded(answer, 'gzip', gzipSync(answer.body).subarray(0, 60))),
    list: 'unintelligible',
  },
  {
    name: 'raw deflate',
    bend: onList((answer) => encoded(answer, 'deflate', deflateRawSync(answer.body))),
    list: 'ok',
  },
  {
    name: 'an encoding that nobody knows',
    bend: onList((answer) => encoded(answer, 'rot13', answer.body)),
    list: 'ok',
  },
  {
    name: 'a gzip bomb of 200 MB as the first page',
    bend: onFirst((answer) => encoded(answer, 'gzip', bomb)),
    list: 'unintelligible',
  },
  {
    name: 'a gzip bomb of 200 MB as the list',
    bend: onList((answer) => encoded(answer, 'gzip', bomb)),
    list: 'unintelligible',
    slow: true,
  },
  {
    name: 'UTF-16 with its mark',
    bend: onList((answer) =>
      withBody(withHeader(answer, 'Content-Type', 'application/json; charset=utf-16'), utf16(answer)),
    ),
    list: 'unintelligible',
  },
  {
    name: 'latin1 that is said to be UTF-8',
    bend: onList((answer) =>
      withBody(answer, Buffer.from(answer.body.toString('utf8').replaceAll('marc', 'm\u00e4rc'), 'latin1')),
    ),
    list: 'ok',
    says: 'm\ufffdrc',
  },
  {
    name: 'a charset that nobody knows',
    bend: onList((answer) => withHeader(answer, 'Content-Type', 'application/json; charset=klingon')),
    list: 'ok',
  },
  {
    name: 'a byte order mark before the JSON',
    bend: onList((answer) => withBody(answer, Buffer.concat([Buffer.from('\ufeff'), answer.body]))),
    list: 'ok',
  },
  {
    name: 'bytes that are no UTF-8 between the rows',
    bend: onList((answer) =>
      withBody(answer, Buffer.concat([answer.body.subarray(0, -1), Buffer.from([0xff, 0xfe, 0x7d])])),
    ),
    list: 'unintelligible',
  },
  { name: 'nothing', bend: onList((answer) => withBody(answer, '')), list: 'unintelligible' },
  {
    name: 'blanks alone, 500 KB of them',
    bend: onFirst((answer) => withBody(answer, ' '.repeat(500_000))),
    list: 'notLino',
  },
  {
    name: 'a first page of 2 MB',
    bend: onFirst((answer) => editJson(answer, (body) => ({ ...body, title: 'x'.repeat(2 * mb) }))),
    list: 'unintelligible',
  },
  {
    name: '62 MB of brackets as the first page',
    bend: onFirst((answer) => withBody(answer, Buffer.alloc(62 * mb, '['))),
    list: 'unintelligible',
    slow: true,
  },
  {
    name: 'a first page that never ends',
    bend: onFirst((answer) => onWire(answer, { bareLength: true, endless: Buffer.alloc(64 * 1024, '[') })),
    list: ['unintelligible', 'timedOut'],
  },
  {
    name: 'a list that never ends',
    bend: onList((answer) => onWire(answer, { bareLength: true, endless: Buffer.alloc(64 * 1024, ' ') })),
    list: 'unintelligible',
    slow: true,
  },
  {
    name: 'a list of a byte a second',
    bend: onList((answer) => onWire(answer, { drip: { bytes: 1, ms: 1000 } })),
    list: 'timedOut',
    slow: true,
  },
  {
    name: 'the first page a byte a second',
    bend: onFirst((answer) => onWire(answer, { drip: { bytes: 1, ms: 1000 } })),
    list: 'timedOut',
    slow: true,
  },
  {
    name: 'the headers never end',
    bend: onFirst((answer) =>
      onWire(answer, { raw: Buffer.from('HTTP/1.1 200 OK\r\nX-A: '), endless: Buffer.alloc(1000, 'a') }),
    ),
    list: 'unreachable',
  },
  {
    name: 'JSON nested 100,000 deep',
    bend: onFirst((answer) => withBody(answer, `{"logged_in":${'['.repeat(100_000)}`)),
    list: 'notLino',
  },
  {
    name: 'JSON nested 100,000 deep, and whole',
    bend: onList((answer) => withBody(answer, `{"rows":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)),
    list: 'unintelligible',
  },
  {
    name: 'a list with 5 MB of text beside the rows',
    bend: onList((answer) => editJson(answer, (body) => ({ ...body, title: 'x'.repeat(5 * mb) }))),
    list: 'ok',
    slow: true,
  },
  {
    name: '300,000 rows',
    bend: onList((answer) =>
      editJson(answer, (body) => ({
        ...body,
        rows: Array.from({ length: 300_000 }, (_, nth) => [
          'a',
          'b',
          'c',
          'd',
          'e',
          'f',
          `${nth}`.padStart(32, 'z'),
        ]),
      })),
    ),
    list: 'unintelligible',
    slow: true,
  },
]
