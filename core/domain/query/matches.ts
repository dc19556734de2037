import { assertNever } from '../../../contract/assert-never.ts'
import { fold } from './fold.ts'
import { type Comparison, fieldOf, flagOf, type Query, type QueryMatch, type QueryTable } from './table.ts'

/** Whether a row fulfils every condition. Made once for a query, and used for many rows. */
export function matcherOf<Row>(query: Query, table: QueryTable<Row>): (row: Row) => boolean {
  const terms = query.map(({ not, match }) => ({ not, holds: conditionOf(match, table) }))
  return (row) => terms.every(({ not, holds }) => holds(row) !== not)
}

function conditionOf<Row>(match: QueryMatch, table: QueryTable<Row>): (row: Row) => boolean {
  switch (match.kind) {
    case 'text':
      return hasText(match.text, table.plain)
    case 'word': {
      const flag = flagOf(table, match.text.toLowerCase())
      const isInText = hasText(match.text, table.plain)
      return (row) => flag?.(row) === true || isInText(row)
    }
    case 'flag':
      return flagOf(table, match.flag) ?? (() => false)
    case 'field':
      return fieldCondition(match.field, match.text, table)
    case 'figure': {
      const field = fieldOf(table, match.field)
      if (field?.kind !== 'number' && field?.kind !== 'duration') return () => false
      return (row) => isCompared(field.of(row), match.comparison, match.figure)
    }
    default:
      return assertNever(match)
  }
}

function hasText<Row>(text: string, of: (row: Row) => readonly string[]): (row: Row) => boolean {
  const sought = fold(text)
  return (row) => sought === '' || of(row).some((each) => fold(each).includes(sought))
}

/** `folder:""` means the rows without a folder. */
function fieldCondition<Row>(name: string, text: string, table: QueryTable<Row>): (row: Row) => boolean {
  const field = fieldOf(table, name)
  if (field?.kind !== 'whole' && field?.kind !== 'part') return () => false
  const { kind, of } = field
  const sought = fold(text)
  if (sought === '') return (row) => of(row).length === 0
  return kind === 'part' ? hasText(text, of) : (row) => of(row).some((each) => fold(each) === sought)
}

function isCompared(value: number | null, comparison: Comparison, figure: number): boolean {
  if (value === null) return false
  switch (comparison) {
    case '>':
      return value > figure
    case '>=':
      return value >= figure
    case '<':
      return value < figure
    case '<=':
      return value <= figure
    case '=':
      return value === figure
    default:
      return assertNever(comparison)
  }
}
