import { newFailure, type Failure } from '../../contract/failure.ts'
import type { HttpAnswer } from '../ports.ts'
import { exceptionOf, isHtml, siteText, textOf } from './answers.ts'
import { dropsSession } from './cookies.ts'
import { readCount } from './figures.ts'
import { isShort, readAnyTable, readTable, type Table } from './tables.ts'
import { generalFailure, serverBusy, tooManyRows, unintelligible } from './failures.ts'
import { lockedFromMs } from './requests.ts'

/**
 * What an answer to a list request is. isShort: the site says that it has more rows than it sent. hidden:
 * nothing is listed, though our own session exists. mayBeHidden: older Linos fail the first time and hide the
 * table from then on, so asking once more shows it. dead: our session is gone. refused: this user may not
 * list.
 */
export type ListAnswer =
  | {
      readonly kind: 'rows'
      readonly rows: readonly (readonly unknown[])[]
      readonly count: number
      readonly isShort: boolean
    }
  | { readonly kind: 'hidden'; readonly failure: Failure }
  | { readonly kind: 'mayBeHidden'; readonly failure: Failure }
  | { readonly kind: 'dead' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'failed'; readonly failure: Failure }

export function readList(answer: HttpAnswer, cookieName: string): ListAnswer {
  if (answer.status === 200) return tableAnswer(readTable(answer), answer)
  if (dropsSession(answer, cookieName)) return { kind: 'dead' }
  if (answer.status === 403) return { kind: 'refused' }
  const exception = exceptionOf(answer)
  if (exception?.type === 'PermissionDenied') return { kind: 'refused' }
  if (exception) return exceptionAnswer(exception)
  // Django's own 400: an unknown host, a session ended under its request, or a database locked for reading.
  if (answer.status === 400 && isHtml(answer)) return { kind: 'failed', failure: serverBusy(answer) }
  if (answer.status === 500) {
    return { kind: answer.tookMs < lockedFromMs ? 'mayBeHidden' : 'failed', failure: serverBusy(answer) }
  }
  const failure = generalFailure(answer)
  return { kind: 'failed', failure: failure ?? unintelligible('list', answer) }
}

function exceptionAnswer(exception: { readonly type: string; readonly message: string }): ListAnswer {
  // A user without a type (21, 22): Lino asks None for its roles.
  if (/'NoneType' object has no attribute '(has_required_roles|user_type)'/.test(exception.message)) {
    return { kind: 'refused' }
  }
  return { kind: 'mayBeHidden', failure: tableHidden(`${exception.type}: ${exception.message}`) }
}

/** The same for a list of any length. A long list is read piece by piece, with turns for other work. */
export async function readLongList(answer: HttpAnswer, cookieName: string): Promise<ListAnswer> {
  return answer.status === 200
    ? tableAnswer(await readAnyTable(answer), answer)
    : readList(answer, cookieName)
}

function tableAnswer(table: Table | 'tooMany' | null, answer: HttpAnswer): ListAnswer {
  if (table === 'tooMany') return { kind: 'failed', failure: tooManyRows }
  if (!table) return { kind: 'failed', failure: unintelligible('list', answer) }
  const { rows, rest } = table
  if (rows.length === 0) return { kind: 'hidden', failure: emptyTable(textOf(rest['no_data_text']) ?? '') }
  const count = readCount(rest['count']) ?? rows.length
  return { kind: 'rows', rows, count, isShort: isShort(table) }
}

/** "No data to display" in the languages of Lino's own translations (lino/locale, 21 to 26). */
const noDataTexts = [
  'No data to display',
  'Keine Daten anzuzeigen',
  'Aucun enregistrement',
  'Pas de données à afficher',
  '(tühi)',
  'দেখার কিছু নেই (^_^)',
]

/**
 * The caller's own session always exists, so an empty list is an error: nothing is in the table, or one
 * broken row hides it.
 */
function emptyTable(text: string): Failure {
  if (noDataTexts.includes(text.trim().replace(/\.$/, ''))) {
    return newFailure('notInDatabase', 'notInDatabase', {}, siteText(text))
  }
  return tableHidden(text)
}

function tableHidden(text: string): Failure {
  return newFailure('tableHidden', 'tableHidden', {}, siteText(text))
}
