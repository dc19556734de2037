import { at, editRows, isOwn, type HostileCase } from '../case.ts'
import type { HostileLino } from '../server.ts'

type Row = unknown[]
/** Another key in each row but our own. */
const keys = (keyOf: (row: Row, nth: number) => unknown) => () =>
  at('list', (answer) => editRows(answer, (row, nth) => (isOwn(row) ? row : withKey(row, keyOf(row, nth)))))
const withKey = (row: Row, key: unknown): Row => row.with(3, key).with(6, key)
/** The same odd key in one row only. The other rows are unchanged. */
const oneKey = (key: unknown) => (lino: HostileLino) => {
  const first = lino.site
    .sessions()
    .find((each) => each.user === 'marc' && (each.lastActivity ?? 0) < lino.site.now() - 5 * 86_400_000)?.key
  return at('list', (answer) => editRows(answer, (row) => (row[6] === first ? withKey(row, key) : row)))
}
/** A key that cannot be in a cookie is never sent. The other two sessions are ended. */
const odd = (name: string, key: string): HostileCase => ({ name, bend: oneKey(key), list: 'ok', killed: 2 })

/** Lies about keys. None of them ends the wrong session, and no key goes to a wrong place. */
export const keyCases: readonly HostileCase[] = [
  odd('a key with slashes', '../../../../auth/aaaaaaaaaaaa'),
  odd('a key with a query', 'aaaaaaaaaaaaaaaa?an=kill_session'),
  odd('a key with a line end', 'aaaaaaaaaaaaaaaa\r\nCookie: sessionid=x'),
  odd('a key with a semicolon', 'aaaaaaaaaaaaaaaa; sessionid=bbbbbbbb'),
  odd('a key with a comma and a blank', 'aaaaaaaaaaaaaaaa, bbbb'),
  odd('a key with a percent sign', 'aaaaaaaa%0d%0aaaaaaaaa'),
  odd('a key with a fragment', 'aaaaaaaaaaaaaaaa#aaaa'),
  odd('a key with a host', '@evil.example/aaaaaaaaaaaa'),
  odd('a key beyond ASCII', '\u00e9'.repeat(16)),
  odd('a key that looks like ASCII', '\uff41'.repeat(32)),
  odd('a key of 64 KB', 'a'.repeat(65_536)),
  odd('a key of one letter', 'a'),
  odd('a key of control characters', '\u0000\u001b[2J\u0007aaaaaaaaaaaa'),
  odd('a key that steers a terminal', '\u001b]0;owned\u0007'),
  odd('a key called __proto__', '__proto__'),
  {
    name: 'everybody has our own key',
    bend: () =>
      at('list', (answer) => editRows(answer, (row, _nth, rows) => withKey(row, rows.find(isOwn)?.[6]))),
    list: 'ok',
    killed: 0,
  },
  {
    name: 'our own key twice, once as somebody dangling',
    bend: () =>
      at('list', (answer) =>
        editRows(answer, (row, nth, rows) => (nth === 0 ? withKey(row, rows.find(isOwn)?.[6]) : row)),
      ),
    list: 'ok',
    killed: 3,
  },
  {
    name: 'everybody has one and the same key',
    bend: keys(() => 'samesamesamesamesamesamesamesame'),
    list: 'ok',
    killed: 0,
  },
  {
    name: 'everybody has the key of somebody active',
    bend: (lino) => {
      const active = lino.site.sessions()[0]?.key
      return keys(() => active)()
    },
    list: 'ok',
    killed: 0,
  },
  {
    name: 'the keys of an active and a dangling session are exchanged',
    bend: (lino) => {
      const all = lino.site.sessions().filter((each) => each.lastActivity !== null)
      const [first, last] = [all[0]?.key, all.at(-2)?.key]
      return at('list', (answer) =>
        editRows(answer, (row) =>
          row[6] === first ? withKey(row, last) : row[6] === last ? withKey(row, first) : row,
        ),
      )
    },
    list: 'ok',
    kill: ['ok', 'cannotEnd'],
    killed: 'any',
    lies: true,
  },
  {
    name: 'other keys in each list',
    bend: keys((_row, nth) => `${Math.random().toString(36).slice(2, 10)}${String(nth).padStart(24, '0')}`),
    list: 'ok',
    killed: 0,
  },
  {
    name: 'the key cell says otherwise than the primary key',
    bend: () =>
      at('list', (answer) => editRows(answer, (row) => row.with(3, 'otherwiseotherwiseotherwise00000'))),
    list: 'ok',
  },
  {
    name: 'keys in capitals',
    bend: keys((row) => String(row[6]).toUpperCase()),
    list: 'ok',
    kill: 'cannotEnd',
  },
  { name: 'a key with blanks around it', bend: keys((row) => ` ${String(row[6])} `), list: 'ok', killed: 0 },
  {
    name: 'user names as keys',
    bend: keys((row) => `${String(row[2])}_administrator`),
    list: 'ok',
    killed: 0,
  },
  {
    name: 'the csrf token as a key',
    bend: () => {
      let token = ''
      return (answer, seen) => {
        token = seen.headers['x-csrftoken'] ?? token
        return at('list', (each) =>
          editRows(each, (row) => (row[2] === '(none)' ? withKey(row, token) : row)),
        )(answer, seen, 0)
      }
    },
    list: 'ok',
    killed: 3,
  },
]
