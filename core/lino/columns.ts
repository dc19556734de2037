import type { HttpAnswer } from '../ports.ts'
import { asObject, readObject } from './answers.ts'
import { readCount } from './figures.ts'

/** Where in a row each cell stands. */
export interface Columns {
  readonly lastActivity: number
  readonly ip: number
  readonly user: number
  readonly expires: number
  /** The cell that holds the Kill link, where there is one. */
  readonly buttons: number
  /** The row's primary key: the session key. */
  readonly key: number
}

/** As every Lino from 21 to 26 sends them, where no file names them (ExtJS, VueJS). */
export const usualColumns: Columns = { lastActivity: 0, ip: 1, user: 2, expires: 4, buttons: 5, key: 6 }

/** React's description of the table for one user type and language. It can be read without a cookie. */
export function columnsPath(profile: { readonly userType: string; readonly language: string }): string {
  return `/media/cache/json/Lino_users.Sessions_${profile.userType}_${profile.language}.json`
}

/** Null: not such a file, or it lacks a column that we need. 26 calls the first one `last_activity_f`. */
export function readColumns(answer: HttpAnswer): Columns | null {
  const body = answer.status === 200 ? readObject(answer) : null
  const list = body?.['col']
  const key = readCount(body?.['pk_index'])
  if (!Array.isArray(list) || key === null) return null
  const at = new Map<unknown, number>()
  for (const column of list.map(asObject)) {
    const index = readCount(column?.['fields_index'])
    if (column && index !== null) at.set(column['name'], index)
  }
  const lastActivity = at.get('last_activity') ?? at.get('last_activity_f')
  const [ip, user, expires] = [at.get('last_ip_addr'), at.get('username'), at.get('expire_date')]
  if (lastActivity === undefined || ip === undefined || user === undefined || expires === undefined)
    return null
  return { lastActivity, ip, user, expires, buttons: at.get('workflow_buttons') ?? -1, key }
}

/** Lino's word for "no address known" (users.Sessions.last_ip_addr). */
const noAddress = '?.?.?.?'

/**
 * The columns by which the rows are to be read. A file may be left over from an older Lino, or lie: then a name could be taken for
 * a key, or a name for an address, by which never used sessions are told. Our own row shows it: where it does not stand as it
 * should by the file, and does so by position, position counts.
 */
export function fittingColumns(
  named: Columns,
  rows: readonly (readonly unknown[])[],
  own: { readonly key: string; readonly user: string | null },
): Columns {
  const fits = (columns: Columns): boolean =>
    rows.some((row) => row[columns.key] === own.key && isOurs(row[columns.user], own.user)) &&
    !rows.some((row) => row[columns.user] === noAddress)
  return named === usualColumns || fits(named) || !fits(usualColumns) ? named : usualColumns
}

function isOurs(name: unknown, user: string | null): boolean {
  return user === null || (typeof name === 'string' && name.toLowerCase() === user.toLowerCase())
}
