import { assertNever } from '../../../contract/assert-never.ts'
import { fieldOf, flagField, flagOf, type Query, type QueryMatch, type QueryTable } from './table.ts'

/** The query as it is typed. Reading it again gives the same query. */
export function printQuery<Row>(query: Query, table: QueryTable<Row>): string {
  return query.map(({ not, match }) => `${not ? '-' : ''}${printMatch(match, table)}`).join(' ')
}

function printMatch<Row>(match: QueryMatch, table: QueryTable<Row>): string {
  switch (match.kind) {
    case 'word':
      return match.text
    case 'text':
      // A bare word with the name of a flag would mean the flag as well.
      return flagOf(table, match.text.toLowerCase()) ? quoted(match.text) : asWord(match.text)
    case 'flag':
      return `${flagField}:${match.flag}`
    case 'field':
      return `${match.field}:${asValue(match.text)}`
    case 'figure': {
      const sign = match.comparison === '=' ? '' : match.comparison
      const isDuration = fieldOf(table, match.field)?.kind === 'duration'
      return `${match.field}:${sign}${isDuration ? printDuration(match.figure) : String(match.figure)}`
    }
    default:
      return assertNever(match)
  }
}

const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`

/** A plain word has no dash before it and no name with a colon. */
const asWord = (text: string): string => (/^[^\s"-][^\s:]*$/u.test(text) ? text : quoted(text))

/** As the value of a field. In quotation marks only if it has to be. */
export const asValue = (text: string): string => (/^[^\s"]\S*$/u.test(text) ? text : quoted(text))

const units = [
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
] as const

function printDuration(ms: number): string {
  const exact = units.find(([, unit]) => ms % unit === 0)
  return exact ? `${ms / exact[1]}${exact[0]}` : `${ms / 1000}s`
}
