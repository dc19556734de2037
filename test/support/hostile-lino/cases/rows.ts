import { withBody, type Answer } from '../answer.ts'
import { at, editJson, editRows, type HostileCase } from '../case.ts'

type Row = unknown[]
const list = (edit: (body: Record<string, unknown>) => unknown) => () =>
  at('list', (answer) => editJson(answer, edit))
const rows = (edit: (row: Row, nth: number, rows: readonly Row[]) => unknown) => () =>
  at('list', (answer) => editRows(answer, edit))
const cell = (column: number, value: unknown) => rows((row) => row.with(column, value))
const text = (answer: Answer, edit: (body: string) => string): Answer =>
  withBody(answer, edit(answer.body.toString('utf8')))
const raw = (edit: (body: string) => string) => () => at('list', (answer) => text(answer, edit))
const isOwn = (row: Row): boolean => row[2] === 'robin'

/** A list of other shapes: wrong types in every field, other widths, JSON's odder corners. */
export const rowCases: readonly HostileCase[] = [
  ...[null, true, 7, 'text', {}, [], [null], [[]], [{}], [7], ['text']].map((value, nth): HostileCase => ({
    ...(nth % 3 > 0 && { slow: true }),
    name: `rows: ${JSON.stringify(value)}`,
    bend: list((body) => ({ ...body, rows: value })),
    list: JSON.stringify(value) === '[]' ? 'notInDatabase' : 'unintelligible',
  })),
  ...[null, -1, 1e300, '12', {}, 0].map((value, nth): HostileCase => ({
    ...(nth % 3 > 0 && { slow: true }),
    name: `count: ${JSON.stringify(value)}`,
    bend: list((body) => ({ ...body, count: value })),
    list: 'ok',
  })),
  { name: 'no rows at all', bend: list((body) => ({ ...body, rows: undefined })), list: 'unintelligible' },
  {
    name: 'success: false beside the rows',
    bend: list((body) => ({ ...body, success: false, message: 'No.' })),
    list: 'ok',
  },
  ...[0, 1, 2, 4, 5].flatMap((column) =>
    [null, 7, true, {}, ['a'], '', ' ', '\u0000', '\ud800', 'x'.repeat(100_000)].map((value): HostileCase => {
      // Without an address no session was ever used. Without a readable expiry or activity no session is
      // known to be dangling.
      const spoils = column === 0 || column === 4
      const hidesUse = column === 1 && (typeof value !== 'string' || value.trim() === '')
      // With any text as an address, every session was used, according to the site.
      const lies = column === 1 && !hidesUse
      const outcome = spoils || hidesUse ? { killed: 0 } : lies ? { lies, killed: 'any' as const } : {}
      return {
        name: `column ${column}: ${JSON.stringify(value).slice(0, 20)}`,
        bend: cell(column, value),
        list: 'ok',
        ...outcome,
        slow: true,
      }
    }),
  ),
  ...[null, 7, true, {}, ['a'], ''].map((value, nth): HostileCase => ({
    ...(nth % 3 > 0 && { slow: true }),
    name: `key: ${JSON.stringify(value)}`,
    bend: cell(6, value),
    list: 'unintelligible',
  })),
  { name: 'rows of one cell', bend: rows((row) => [row[6]]), list: 'unintelligible' },
  {
    name: 'rows of 10,000 cells',
    bend: rows((row) => [...row, ...Array.from({ length: 10_000 }, () => 'x')]),
    list: 'ok',
  },
  {
    name: 'a row that is longer than the others',
    bend: rows((row, nth) => (nth === 0 ? [...row, 'more'] : row)),
    list: 'ok',
  },
  {
    name: 'one row that is none',
    bend: rows((row, nth) => (nth === 0 ? 'row' : row)),
    list: 'unintelligible',
  },
  { name: 'a row of objects', bend: rows((row) => Object.assign({}, row)), list: 'unintelligible' },
  {
    name: '__proto__ in the body and in each row',
    bend: raw((body) =>
      body.replace('{', '{"__proto__":{"rows":[["a"]],"length":7},"constructor":{"prototype":{"x":1}},'),
    ),
    list: 'ok',
  },
  {
    name: 'rows twice, the empty ones last',
    bend: raw((body) => `${body.slice(0, -1)},"rows":[]}`),
    list: 'notInDatabase',
  },
  {
    name: 'rows twice, the empty ones first',
    bend: raw((body) => body.replace('{', '{"rows":[],')),
    list: 'ok',
  },
  {
    name: 'a number of 1e999 in each row',
    bend: raw((body) => body.replaceAll('"<span />"', '1e999')),
    list: 'ok',
    never: 'Infinity',
  },
  { name: 'NaN in the body', bend: raw((body) => body.replace('{', '{"a":NaN,')), list: 'unintelligible' },
  { name: 'minus nothing as a user', bend: raw((body) => body.replaceAll('"luc"', '-0')), list: 'ok' },
  {
    name: 'the word NaN as address and user',
    bend: rows((row) => (isOwn(row) ? row : row.with(1, 'NaN').with(2, 'undefined'))),
    list: 'ok',
    lies: true,
    killed: 'any',
  },
  { name: 'a list in a list', bend: raw((body) => `[${body}]`), list: 'unintelligible' },
  { name: 'two lists, one behind the other', bend: raw((body) => body + body), list: 'unintelligible' },
  {
    name: 'comments and a last comma',
    bend: raw((body) => `/* */${body.slice(0, -1)},}`),
    list: 'unintelligible',
  },
  { name: 'half a list', bend: raw((body) => body.slice(0, body.length / 2)), list: 'unintelligible' },
  {
    name: 'users whose names steer a terminal',
    bend: rows((row) => (isOwn(row) ? row : row.with(2, '\u001b[2J\u202egnp\u2066\u0007\u009b31m'))),
    list: 'ok',
  },
  {
    name: 'users called like words of ours',
    bend: rows((row) => (isOwn(row) ? row : row.with(2, '__proto__'))),
    list: 'ok',
  },
  { name: 'everybody has our own name', bend: rows((row) => row.with(2, 'robin')), list: 'ok' },
  { name: 'everybody is nobody', bend: rows((row) => row.with(2, '(none)')), list: 'ok' },
  {
    name: 'each Kill cell holds a link, where there is no Kill',
    bend: cell(5, '<a href="javascript:alert(1)">Kill</a>'),
    list: 'ok',
  },
  {
    name: 'a no_data_text of hostile characters',
    bend: list((body) => ({ ...body, rows: [], no_data_text: '\u001b[31m\u202e<script>alert(1)</script>' })),
    list: 'tableHidden',
  },
  {
    name: 'a no_data_text of 400 KB',
    bend: list((body) => ({ ...body, rows: [], no_data_text: 'word '.repeat(80_000) })),
    list: 'tableHidden',
    never: /(word ){200}/,
  },
  {
    name: 'a no_data_text that is no text',
    bend: list((body) => ({ ...body, rows: [], no_data_text: { toString: 'x' } })),
    list: 'tableHidden',
  },
  {
    name: 'no data to display',
    bend: list((body) => ({ ...body, rows: [], no_data_text: 'No data to display.' })),
    list: 'notInDatabase',
  },
]
