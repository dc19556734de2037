import { withHeader, without, type Answer } from '../answer.ts'
import { at, editJson, editRows, type HostileCase } from '../case.ts'

type Row = unknown[]
const isOwn = (row: Row): boolean => row[2] === 'robin'
const own = (edit: (row: Row) => unknown) => () =>
  at('list', (answer) => editRows(answer, (row) => (isOwn(row) ? edit(row) : row)))
const rows = (edit: (row: Row, nth: number) => unknown) => () =>
  at('list', (answer) => editRows(answer, edit))
const date = (value: string) => () => at('all', (answer: Answer) => withHeader(answer, 'Date', value))
const dateOfList = (value: string) => () => at('list', (answer: Answer) => withHeader(answer, 'Date', value))
const swapped = (text: unknown): string => String(text).replace(/^(\d\d)\.(\d\d)\./, '$2.$1.')

/** A list of these rows alone, which counts no others. */
const onlyRows = (answer: Answer, keep: (row: Row) => boolean): Answer =>
  editJson(answer, (body) => {
    const rows = (body['rows'] as Row[]).filter(keep)
    return { ...body, rows, count: rows.length }
  })

/** Lies about our own row and about time. If the time is uncertain, no session is dangling. */
export const timeCases: readonly HostileCase[] = [
  {
    name: 'our own row is missing',
    bend: () => at('list', (answer) => onlyRows(answer, (row) => !isOwn(row))),
    list: 'ok',
    killed: 0,
  },
  {
    name: 'our own row is missing from every second list',
    bend: () =>
      at('list', (answer, _seen, nth) => (nth % 2 === 0 ? answer : onlyRows(answer, (row) => !isOwn(row)))),
    list: 'ok',
  },
  {
    name: 'our own row alone',
    bend: () => at('list', (answer) => onlyRows(answer, isOwn)),
    list: 'ok',
    killed: 0,
  },
  {
    name: 'our own row alone, though the count names all',
    bend: () =>
      at('list', (answer) =>
        editJson(answer, (body) => ({ ...body, rows: (body['rows'] as Row[]).filter(isOwn) })),
      ),
    list: 'unintelligible',
    killed: 0,
  },
  {
    name: 'our own row is three times there',
    bend: () =>
      at('list', (answer) =>
        editJson(answer, (body) => ({
          ...body,
          rows: [
            ...(body['rows'] as Row[]),
            ...(body['rows'] as Row[]).filter(isOwn),
            ...(body['rows'] as Row[]).filter(isOwn),
          ],
        })),
      ),
    list: 'ok',
  },
  {
    name: 'our own row has expired',
    bend: own((row) => row.with(4, '01.01.2020 00:00 (6 years ago)')),
    list: 'ok',
  },
  {
    name: 'our own row was used in the future',
    bend: own((row) => row.with(0, '01.01.2099 00:00 (from now)')),
    list: 'ok',
    killed: 0,
  },
  {
    name: 'our own row was used in 1970',
    bend: own((row) => row.with(0, '01.01.1970 00:00 (56 years ago)')),
    list: 'ok',
    killed: 0,
  },
  { name: 'our own row is never used', bend: own((row) => row.with(1, '?.?.?.?')), list: 'ok', killed: 0 },
  { name: 'our own row has somebody else’s name', bend: own((row) => row.with(2, 'luc')), list: 'ok' },
  { name: 'our own row is nobody’s', bend: own((row) => row.with(2, '(none)')), list: 'ok' },
  {
    name: 'a year of five digits',
    bend: rows((row) => row.with(0, '01.01.10000 00:00')),
    list: 'ok',
    killed: 0,
  },
  {
    name: 'the 31st of February',
    bend: rows((row) => row.with(0, '31.02.2026 10:00')),
    list: 'ok',
    killed: 0,
  },
  { name: 'the 99th hour', bend: rows((row) => row.with(0, '01.11.2026 99:99')), list: 'ok', killed: 0 },
  {
    name: 'digits of another script',
    bend: rows((row) =>
      isOwn(row)
        ? row
        : row.with(
            0,
            String(row[0]).replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit))),
          ),
    ),
    list: 'ok',
    killed: 0,
  },
  {
    name: 'another date format in each row',
    bend: rows((row, nth) =>
      isOwn(row)
        ? row
        : row.with(
            0,
            nth % 2 === 0 ? String(row[0]).replace(/^(\d\d)\.(\d\d)\.(\d{4})/, '$3-$2-$1') : row[0],
          ),
    ),
    list: 'ok',
    killed: 'any',
  },
  {
    name: 'day and month change places in each second list',
    bend: () =>
      at('list', (answer, _seen, nth) =>
        editRows(answer, (row) =>
          nth % 2 === 1 ? row.with(0, swapped(row[0])).with(4, swapped(row[4])) : row,
        ),
      ),
    list: 'ok',
    killed: 'any',
  },
  {
    name: 'expiries before activities',
    bend: rows((row) => (isOwn(row) ? row : row.with(4, '01.01.2026 00:00'))),
    list: 'ok',
    killed: 0,
  },
  {
    name: 'expiries in the year 9999',
    bend: rows((row) => (isOwn(row) ? row : row.with(4, '31.12.9999 23:59'))),
    list: 'ok',
    kill: ['ok', 'cannotEnd'],
    killed: 'any',
    lies: true,
  },
  {
    name: 'activities in the future',
    bend: rows((row) => (isOwn(row) ? row : row.with(0, '01.01.2099 00:00'))),
    list: 'ok',
    killed: 0,
  },
  {
    name: 'activities of an hour that does not tell the half of the day',
    bend: rows((row) =>
      row.with(
        0,
        String(row[0]).replace(
          / (\d\d):/,
          (_all, hour: string) => ` ${String(Number(hour) % 12 || 12).padStart(2, '0')}:`,
        ),
      ),
    ),
    list: 'ok',
    killed: 'any',
  },
  { name: 'no Date', bend: () => at('all', (answer) => without(answer, 'Date')), list: 'ok' },
  { name: 'a Date of 1970', bend: date('Thu, 01 Jan 1970 00:00:00 GMT'), list: 'ok' },
  { name: 'a Date of 2999', bend: date('Tue, 31 Dec 2999 23:59:59 GMT'), list: 'ok' },
  {
    name: 'a Date of 2999 with the list alone',
    bend: dateOfList('Tue, 31 Dec 2999 23:59:59 GMT'),
    list: 'ok',
  },
  {
    name: 'a Date of five days from now',
    bend: (lino) =>
      at('all', (answer) =>
        withHeader(answer, 'Date', new Date(lino.site.now() + 5 * 86_400_000).toUTCString()),
      ),
    list: 'ok',
    killed: 0,
  },
  {
    name: 'a Date of five hours from now, our own row as it is',
    bend: (lino) =>
      at('all', (answer) =>
        withHeader(answer, 'Date', new Date(lino.site.now() + 5 * 3_600_000).toUTCString()),
      ),
    list: 'ok',
  },
  { name: 'a Date that is a number', bend: date('5'), list: 'ok' },
  { name: 'a Date that is a year', bend: date('275760'), list: 'ok' },
  { name: 'a Date of words', bend: date('next Tuesday'), list: 'ok' },
  { name: 'a Date beyond what a date can be', bend: date('Fri, 31 Dec 999999 23:59:59 GMT'), list: 'ok' },
  {
    name: 'two Dates',
    bend: () =>
      at('all', (answer) => ({
        ...answer,
        headers: [...answer.headers, ['Date', 'Tue, 31 Dec 2999 23:59:59 GMT']],
      })),
    list: 'ok',
  },
  {
    name: 'a Date that jumps by years with each answer, our own row never used',
    bend: () => {
      let year = 2027
      return (answer, seen) => {
        const dated = withHeader(answer, 'Date', `Fri, 01 Jan ${(year += 1)} 00:00:00 GMT`)
        return at('list', (each) => editRows(each, (row) => (isOwn(row) ? row.with(1, '?.?.?.?') : row)))(
          dated,
          seen,
          0,
        )
      }
    },
    list: 'ok',
    killed: 0,
  },
  {
    name: 'from the second list on: a Date of 2999, and our own row never used',
    bend: () =>
      at('list', (answer, _seen, nth) =>
        nth === 0
          ? answer
          : withHeader(
              editRows(answer, (row) => (isOwn(row) ? row.with(1, '?.?.?.?') : row)),
              'Date',
              'Tue, 31 Dec 2999 23:59:59 GMT',
            ),
      ),
    list: 'ok',
  },
]
