import type { ColumnName } from '../../contract/causes/sessions.ts'
import type { HttpAnswer } from '../ports.ts'
import { asObject, readObject } from './answers.ts'
import { readCount } from './figures.ts'

/** The position of each cell in a row. */
export interface Columns {
  readonly lastActivity: number
  readonly ip: number
  readonly user: number
  readonly expires: number
  /** The cell with the Kill link, if there is one. */
  readonly buttons: number
  /** The row's primary key: the session key. */
  readonly key: number
}

/** As every Lino from 21 to 26 sends them, if no file names them (ExtJS, VueJS). */
export const usualColumns: Columns = { lastActivity: 0, ip: 1, user: 2, expires: 4, buttons: 5, key: 6 }

/** React's description of the table for one user type and language. It can be read without a cookie. */
export function columnsPath(profile: { readonly userType: string; readonly language: string }): string {
  return `/media/cache/json/Lino_users.Sessions_${profile.userType}_${profile.language}.json`
}

/**
 * Null: not such a file, or it lacks a column that we need. In 26 the first one is called `last_activity_f`.
 */
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
  // A site may show both. The one of 26 is in the site's own format, as the expiry is.
  const lastActivity = at.get('last_activity_f') ?? at.get('last_activity')
  const [ip, user, expires] = [at.get('last_ip_addr'), at.get('username'), at.get('expire_date')]
  if (lastActivity === undefined || ip === undefined || user === undefined || expires === undefined)
    return null
  return { lastActivity, ip, user, expires, buttons: at.get('workflow_buttons') ?? -1, key }
}

/** Lino's word for "no address known" (users.Sessions.last_ip_addr). */
const noAddress = '?.?.?.?'

/**
 * The columns by which the rows are read. A file may come from an older Lino, or lie. Then a name could be
 * taken for a key, or a name for an address, which shows whether a session was ever used. Our own row shows
 * the mistake. If it does not fit the file, but fits by position, the position counts.
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

/**
 * The columns whose cells cannot be what the console takes them for, by Lino's names. The console uses
 * nothing of such a list: keys would be shown as names, or one user's sessions be taken for another's. A
 * column is missing if a row has no cell there. It is doubtful if it holds our own key, or our name in our
 * own row.
 */
export function doubtfulColumns(
  columns: Columns,
  rows: readonly (readonly unknown[])[],
  own: { readonly key: string; readonly user: string | null },
): ColumnName[] {
  const shown = [
    ['last_activity', columns.lastActivity],
    ['last_ip_addr', columns.ip],
    ['username', columns.user],
    ['expire_date', columns.expires],
  ] as const
  const ours = rows.find((row) => row[columns.key] === own.key)
  const swapped = ours && own.user !== null && !isOurs(ours[columns.user], own.user)
  const doubtful = shown.filter(
    ([, at]) =>
      rows.some((row) => row[at] === own.key || row[at] === undefined) ||
      (swapped && at !== columns.user && isOurs(ours[at], own.user)),
  )
  const names = new Set<ColumnName>(doubtful.map(([name]) => name))
  if (rows.some((row) => typeof row[columns.key] !== 'string' || row[columns.key] === ''))
    names.add('session_key')
  // The name has changed places with another column.
  if (swapped && names.size > 0) names.add('username')
  return [...names]
}

function isOurs(name: unknown, user: string | null): boolean {
  return user === null || (typeof name === 'string' && name.toLowerCase() === user.toLowerCase())
}
