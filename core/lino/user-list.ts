import { fail, succeed, type Result } from '../../contract/failure.ts'
import type { HttpAnswer } from '../ports.ts'
import { exceptionOf } from './answers.ts'
import { askAsUs, failed, type Connection } from './connection.ts'
import { generalFailure, signedOut } from './failures.ts'
import { paths } from './requests.ts'
import { readAnyTable, readTable, type Table } from './tables.ts'

/**
 * The names of the users who may work on this site, requested only while a broken session hides the table. It
 * never asks `users.Users` or `users.AllUsers`: those tables show every user's password hash (21.4 to 26.10).
 * These leave out users without a user type (and on 25.5 inactive users), who cannot use a session.
 */
export async function usersNow(
  connection: Connection,
  signal?: AbortSignal,
): Promise<Result<readonly string[]>> {
  const ownUser = connection.ours.user
  if (ownUser === null) return cannotTell
  for (const path of [paths.listedUsers, paths.usersTable]) {
    const answer = await askAsUs(connection, path, {
      timeoutMs: connection.timeouts.list,
      size: 'list',
      ...(signal ? { signal } : {}),
    })
    if (!answer.ok) return answer
    // Strangers may see this table on a demo site, so only the cookie shows that our session is gone.
    if (!connection.ours.session) return failed(signedOut)
    if (isNoTable(answer.value)) continue
    const names = answer.value.status === 200 ? namesIn(await readAnyTable(answer.value), ownUser) : null
    if (names) return succeed(names)
    const failure = generalFailure(answer.value)
    return failure ? failed(failure) : cannotTell
  }
  return cannotTell
}

const cannotTell = fail('unintelligible', 'usersUnreadable')

/** There is no such table on this Lino. */
function isNoTable(answer: HttpAnswer): boolean {
  return answer.status === 404 || exceptionOf(answer)?.type === 'Http404'
}

/**
 * Lino's tables of users have up to 8. Otherwise each cell of a row of any length would cost a search of all
 * rows.
 */
const mostColumns = 30

/**
 * The user names are the column that holds our own name and no name twice: the first column on every Lino
 * measured. A last row of nulls is for a new user. Null: no such table.
 */
export function readUserNames(answer: HttpAnswer, ownUser: string): readonly string[] | null {
  return answer.status === 200 ? namesIn(readTable(answer), ownUser) : null
}

function namesIn(table: Table | 'tooMany' | null, ownUser: string): readonly string[] | null {
  // Its count is no number of its rows on Lino 21.4 and 25.5, so a short table cannot be told.
  if (table === null || table === 'tooMany') return null
  for (let column = 0; column < mostColumns; column += 1) {
    const names = table.rows.map((row) => row[column]).filter((cell) => typeof cell === 'string')
    if (names.includes(ownUser) && new Set(names).size === names.length) return names
  }
  return null
}
