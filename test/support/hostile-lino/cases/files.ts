import { jsonAnswer, textAnswer } from '../answer.ts'
import { at, editJson, type HostileCase } from '../case.ts'

const settings = (more: Readonly<Record<string, unknown>>) => () =>
  at('settings', (answer) => editJson(answer, (body) => ({ ...body, ...more })))
const siteData = (path: unknown, name = JSON.stringify(path).slice(0, 60)): HostileCase => ({
  name: `site_data: ${name}`,
  bend: settings({ site_data: path }),
  list: 'ok',
})
type Column = Record<string, unknown>
const columns = (edit: (columns: Column[], body: Record<string, unknown>) => unknown) => () =>
  at('columns', (answer) => editJson(answer, (body) => edit(body['col'] as Column[], body)))
const moved = (name: string, to: unknown) =>
  columns((col, body) => ({
    ...body,
    col: col.map((each) => (each['name'] === name ? { ...each, fields_index: to } : each)),
  }))
const pk = (index: unknown) => columns((_col, body) => ({ ...body, pk_index: index }))

/** What the site's own files say: its data, the columns of its table. A lie there ends no other session. */
export const fileCases: readonly HostileCase[] = [
  siteData('https://evil.example/media/cache/json/lino_900_en.json'),
  siteData('//evil.example/media/cache/json/lino_900_en.json'),
  siteData('/media/cache/json/lino_../../auth_en.json'),
  siteData('/media/cache/json/lino_900_en.json?next=/auth'),
  siteData('/media/cache/json/lino_900_../../../auth#.json'),
  siteData({ a: 1 }),
  siteData(null),
  siteData('\u0000\u001b'),
  { name: 'a user type that is no text', bend: settings({ user_type: { a: 1 } }), list: 'ok' },
  { name: 'a user type of 900 KB', bend: settings({ user_type: '9'.repeat(900_000) }), list: 'ok' },
  { name: 'logged_in as a text', bend: settings({ logged_in: 'yes' }), list: 'notLino' },
  {
    name: 'settings in the place of everything',
    bend: () => at('all', () => jsonAnswer({ logged_in: true, user_type: '900', username: 'x' })),
    list: 'unintelligible',
    mayBeLeft: true,
  },
  {
    name: 'the site data name a second factor that is not on',
    bend: () =>
      at('siteData', () => jsonAnswer({ a: 'about.About.trust_device', b: '"about.About.trust_device"' })),
    list: 'ok',
  },
  {
    name: 'the site data are 900 KB',
    bend: () => at('siteData', () => jsonAnswer({ a: 'x'.repeat(900_000) })),
    list: 'ok',
  },
  {
    name: 'the columns are 2 MB',
    bend: columns((_col, body) => ({ ...body, title: 'x'.repeat(2 * 1024 * 1024) })),
    list: 'ok',
  },
  {
    name: 'the site data are somewhere else',
    bend: (lino) =>
      at('siteData', () => ({
        status: 302,
        headers: [['Location', `${lino.elsewhere}/`]],
        body: Buffer.alloc(0),
      })),
    list: 'ok',
  },
  {
    name: 'the columns are somewhere else',
    bend: (lino) =>
      at('columns', () => ({
        status: 307,
        headers: [['Location', `${lino.elsewhere}/`]],
        body: Buffer.alloc(0),
      })),
    list: 'ok',
  },
  { name: 'the columns are a page', bend: () => at('columns', () => textAnswer('<html>')), list: 'ok' },
  {
    name: 'the columns set a cookie',
    bend: () =>
      at('columns', (answer) => ({
        ...answer,
        headers: [...answer.headers, ['Set-Cookie', 'sessionid=columns; Path=/']],
      })),
    list: 'ok',
  },
  { name: 'no answer to the columns', bend: () => at('columns', () => 'hang'), list: 'ok', slow: true },
  { name: 'the key is said to be at "6"', bend: pk('6'), list: 'ok' },
  { name: 'the key is said to be at length', bend: pk('length'), list: 'ok' },
  {
    name: 'the expiry is said to be the activity',
    bend: moved('last_activity_f', 4),
    list: 'ok',
    killed: 'any',
  },
  { name: 'the activity is said to be the expiry', bend: moved('expire_date', 0), list: 'ok', killed: 'any' },
  {
    name: 'all columns are said to be the first',
    bend: columns((col, body) => ({
      ...body,
      pk_index: 0,
      col: col.map((each) => ({ ...each, fields_index: 0 })),
    })),
    list: 'ok',
    killed: 'any',
  },
  { name: 'columns at -1', bend: moved('last_ip_addr', -1), list: 'ok', killed: 'any' },
  { name: 'columns at 1e300', bend: moved('last_ip_addr', 1e300), list: 'ok', killed: 'any' },
  {
    name: 'the column of the user is missing',
    bend: columns((col, body) => ({ ...body, col: col.filter((each) => each['name'] !== 'username') })),
    list: 'ok',
  },
  {
    name: 'each column ten thousand times',
    bend: columns((col, body) => ({ ...body, col: Array.from({ length: 1000 }, () => col).flat() })),
    list: 'ok',
  },
  {
    name: 'columns that are no objects',
    bend: columns((_col, body) => ({ ...body, col: [null, 7, 'a', [], { name: { toString: 1 } }] })),
    list: 'ok',
  },
  { name: 'the user stands where the key is said to be', bend: pk(2), list: 'ok' },
  { name: 'the address stands where the key is said to be', bend: pk(1), list: 'ok' },
  { name: 'the key is said to be at 99', bend: pk(99), list: 'ok' },
  { name: 'the key is said to be at -1', bend: pk(-1), list: 'ok' },
  { name: 'the key is said to be at 2.5', bend: pk(2.5), list: 'ok' },
  {
    name: 'the key is said to be at 1e999',
    bend: () =>
      at('columns', (answer) => ({
        ...answer,
        body: Buffer.from(answer.body.toString().replace(/"pk_index": ?\d+/, '"pk_index":1e999')),
      })),
    list: 'ok',
  },
  {
    name: 'user and address are exchanged',
    bend: columns((col, body) => ({
      ...body,
      col: col.map((each) =>
        each['name'] === 'username'
          ? { ...each, name: 'last_ip_addr' }
          : each['name'] === 'last_ip_addr'
            ? { ...each, name: 'username' }
            : each,
      ),
    })),
    list: 'ok',
    says: '"user":"luc"',
  },
  siteData(`/media/cache/json/lino_${'_'.repeat(40_000)}.json`, '40,000 lines'),
  siteData(`/media/cache/json/lino_${'a'.repeat(10_000)}_en.json`, 'a type of 10,000 letters'),
]
