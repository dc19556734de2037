import type { DemoOptions } from '../../../../demo/options.ts'
import { jsonAnswer, onWire, plusHeader, textAnswer, withBody, type Answer } from '../answer.ts'
import { at, editJson, editRows, isOwn, type HostileCase, type Place } from '../case.ts'

const kinds: Readonly<Record<string, DemoOptions>> = {
  ExtJS: { frontEnd: 'extjs' },
  'Lino 21': { lino: '21' },
  'Lino 21 with ExtJS': { lino: '21', frontEnd: 'extjs' },
}
type Case = Omit<HostileCase, 'bend' | 'site'>
const bent = (place: Place, bend: (answer: Answer) => Answer, each: Case): HostileCase[] =>
  Object.entries(kinds).map(([kind, site]) => ({
    ...each,
    name: `${kind}: ${each.name}`,
    site,
    bend: () => at(place, bend),
  }))

/** Sites without a "who am I" whose table is read by position, and the words of older Linos. */
export const olderCases: readonly HostileCase[] = [
  ...bent('list', (answer) => editRows(answer, (row) => row.slice(1)), {
    name: 'rows without their first cell',
    list: 'unintelligible',
  }),
  ...bent('list', (answer) => editRows(answer, (row) => row.with(6, row[2])), {
    name: 'names where the keys stand',
    list: 'ok',
    killed: 'any',
  }),
  ...bent('list', (answer) => editRows(answer, (row) => row.toReversed()), {
    name: 'cells in reverse order',
    // Of ten cells the key is in its place. Then all users are unknown, and none is chosen.
    list: ['ok', 'unintelligible'],
    killed: 0,
  }),
  ...bent('list', (answer) => editRows(answer, (row) => (isOwn(row) ? row : row.toReversed())), {
    name: 'cells of all others in reverse order',
    list: 'ok',
    killed: 'any',
  }),
  ...bent(
    'list',
    (answer) => editRows(answer, (row) => (isOwn(row) ? row : row.with(1, row[6]).with(2, row[6]))),
    {
      name: 'keys where names and addresses stand',
      list: 'ok',
      killed: 'any',
    },
  ),
  ...bent('list', (answer) => withBody(answer, answer.body.subarray(0, 200)), {
    name: 'half a list',
    list: 'unintelligible',
  }),
  ...bent('list', (answer) => editJson(answer, (body) => ({ ...body, rows: [], no_data_text: 'No.' })), {
    name: 'an empty list',
    list: 'tableHidden',
  }),
  ...bent('list', () => textAnswer(`DoesNotExist: ${'x'.repeat(5000)}\u202e`, 400, 'text/plain'), {
    name: 'an exception with hostile words',
    list: 'tableHidden',
    // Without a "who am I" only the list shows that our own session is gone.
    mayBeLeft: true,
  }),
  ...bent('list', (answer) => onWire(answer, { cutAfter: 300 }), {
    name: 'the list is cut',
    list: 'unreachable',
    mayBeLeft: true,
  }),
  ...bent('list', (answer) => plusHeader(answer, 'Set-Cookie', 'sessionid=other; Path=/'), {
    name: 'the list gives another session',
    list: 'ok',
  }),
  ...bent('signIn', () => jsonAnswer({ success: true, message: 'Welcome', alert: '<script>' }), {
    name: 'a sign-in without a session',
    list: 'unintelligible',
    mayBeLeft: true,
  }),
  ...bent('signIn', () => jsonAnswer('['.repeat(1000)), {
    name: 'a sign-in of brackets',
    list: 'unintelligible',
    mayBeLeft: true,
  }),
  ...bent('signOut', () => textAnswer('x'.repeat(2 * 1024 * 1024)), {
    name: 'a sign-out of 2 MB',
    // Such a page also shows the front end.
    list: ['ok', 'unintelligible'],
    kill: 'unintelligible',
  }),
  ...bent('settings', () => jsonAnswer({ logged_in: 7, user_type: {}, username: [] }), {
    name: 'who we are in wrong types',
    list: 'notLino',
  }),
]
