import type { ActivityUnknown, Session } from '../../contract/session.ts'
import type { Calibration } from './calibration.ts'
import type { Columns } from './columns.ts'
import type { Refs } from './refs.ts'
import { readLocal, splitCell } from './site-dates.ts'

/** A row's cells as text. They are hostile: nothing is decoded, and HTML stays what it is, text. */
export interface RowCells {
  readonly key: string
  readonly user: string | null
  /** Null: the site knows none, for the session has not been used since its sign-in. */
  readonly ip: string | null
  readonly activity: string
  readonly expiry: string
  /** The site offers to kill this session: the cell holds a link (`<span />` where there is none). */
  readonly killLink: boolean
}

/** Lino's word for "no address known" (users.Sessions.last_ip_addr). */
const noIp = '?.?.?.?'
/** Lino's word for nobody (and for session data that cannot be decoded). */
const nobody = '(none)'

/** Null: a row without a key is no session. */
export function readCells(row: readonly unknown[], columns: Columns): RowCells | null {
  const key = row[columns.key]
  if (typeof key !== 'string' || key === '') return null
  const ip = cellText(row[columns.ip])
  const user = cellText(row[columns.user])
  return {
    key,
    user: user === nobody || user === '' ? null : user,
    ip: ip === noIp || ip === '' ? null : ip,
    activity: cellText(row[columns.lastActivity]),
    expiry: cellText(row[columns.expires]),
    killLink: cellText(row[columns.buttons]).includes('<a '),
  }
}

function cellText(cell: unknown): string {
  if (typeof cell === 'string') return cell
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : ''
}

/** A session that Lino shows with `?.?.?.?` has not been used yet: the time beside it is the server's start. */
export function neverUsed(cells: RowCells): boolean {
  return cells.ip === null
}

export interface Reading {
  readonly refs: Refs
  readonly ownKey: string
  readonly calibration: Calibration | null
  /** The site's clock, milliseconds. */
  readonly siteNow: number
}

export function toSession(cells: RowCells, { refs, ownKey, calibration, siteNow }: Reading): Session {
  const activity = activityOf(cells, calibration)
  const expiresAt = expiryOf(cells, calibration)
  return {
    ref: refs.refOf(cells.key),
    keyPrefix: cells.key.slice(0, 6),
    user: cells.user,
    ip: cells.ip,
    lastActivity: typeof activity === 'number' ? activity : null,
    activityUnknown: typeof activity === 'number' ? null : activity,
    lastSaved: savedAt(expiresAt, calibration, siteNow),
    expiresAt,
    own: cells.key === ownKey,
  }
}

/**
 * Milliseconds UTC, or why it is not known. The offset learnt now also reads older rows: where the server's zone has
 * changed to or from summer time since, they are an hour off.
 */
function activityOf(cells: RowCells, calibration: Calibration | null): number | ActivityUnknown {
  if (neverUsed(cells)) return 'neverUsed'
  if (calibration === null || calibration.activityOffset === null) return 'notCalibrated'
  return readCell(cells.activity, calibration, calibration.activityOffset) ?? 'unreadable'
}

function expiryOf(cells: RowCells, calibration: Calibration | null): number | null {
  const offset = calibration?.expiryOffset ?? calibration?.activityOffset ?? null
  return calibration === null || offset === null ? null : readCell(cells.expiry, calibration, offset)
}

function readCell(text: string, calibration: Calibration, offsetMinutes: number): number | null {
  const cell = splitCell(text)
  const local = cell && readLocal(cell, calibration.order)
  return local === null ? null : local - offsetMinutes * 60_000
}

/** Null where it would lie in the future: the row was saved while the site's cookie age was another. */
function savedAt(expiresAt: number | null, calibration: Calibration | null, siteNow: number): number | null {
  const cookieAge = calibration?.cookieAge ?? null
  if (expiresAt === null || cookieAge === null) return null
  const saved = expiresAt - cookieAge * 1000
  return saved <= siteNow + 60_000 ? saved : null
}
