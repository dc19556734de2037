import type { Session } from '../../contract/session.ts'
import type { Calibration } from './calibration.ts'
import type { Moment } from './clocks.ts'
import type { Columns } from './columns.ts'
import type { Refs } from './refs.ts'
import { readTimes } from './row-times.ts'
import { eachInSlices } from './slices.ts'

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
  const ip = cutTo(addressText(row[columns.ip]), longestIp)
  const user = cutTo(cellText(row[columns.user]), longestUser)
  return {
    key,
    user: user === nobody || user === '' ? null : user,
    ip: ip === noIp || ip === '' ? null : ip,
    activity: cellText(row[columns.lastActivity]),
    expiry: cellText(row[columns.expires]),
    killLink: cellText(row[columns.buttons]).includes('<a '),
  }
}

/** A user name has at most 150 characters (Django), an address 45. Longer ones are shown, sorted and searched again and again: they are cut. */
const longestUser = 1000
const longestIp = 200

const cutTo = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`

/**
 * One row for each session by its key, in the order of the list. Two that tell different things of one session tell nothing for certain: then
 * its times are not known, and no rule chooses it.
 */
export async function oneForEachKey(rows: readonly RowCells[]): Promise<Map<string, RowCells>> {
  const byKey = new Map<string, RowCells>()
  await eachInSlices(rows, (row) => {
    const known = byKey.get(row.key)
    byKey.set(row.key, known && !sameCells(known, row) ? { ...known, activity: '', expiry: '' } : row)
  })
  return byKey
}

const sameCells = (a: RowCells, b: RowCells): boolean =>
  a.user === b.user && a.ip === b.ip && a.activity === b.activity && a.expiry === b.expiry

function cellText(cell: unknown): string {
  if (typeof cell === 'string') return cell
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : ''
}

/** An address is a text. Where something else stands nothing tells that the session was used: its time may be the server's start. */
function addressText(cell: unknown): string {
  return typeof cell === 'string' ? cell.trim() : ''
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
  const times = calibration === null ? null : readTimes(cells, calibration, siteNow)
  const activity = neverUsed(cells) ? 'neverUsed' : (times?.activity ?? 'notCalibrated')
  const expiry = times?.expiry ?? null
  return {
    ref: refs.refOf(cells.key),
    keyPrefix: cells.key.slice(0, 6),
    user: cells.user,
    ip: cells.ip,
    ...(typeof activity === 'string'
      ? { lastActivity: null, activityUnknown: activity }
      : {
          lastActivity: activity.latest,
          activityUnknown: null,
          ...(isSure(activity) ? {} : { lastActivityFrom: activity.earliest }),
        }),
    lastSaved: times?.saved ?? null,
    expiresAt: expiry === null ? null : expiry.latest,
    ...(expiry === null || isSure(expiry) ? {} : { expiresFrom: expiry.earliest }),
    own: cells.key === ownKey,
  }
}

const isSure = ({ earliest, latest }: Moment): boolean => earliest === latest
