import { hash } from 'node:crypto'
import type { ActivityUnknown, Session } from '../../contract/session.ts'
import type { TimesUnread } from '../../contract/site.ts'
import type { Calibration } from './calibration.ts'
import type { Moment } from './clocks.ts'
import type { Columns } from './columns.ts'
import type { Refs } from './refs.ts'
import { readTimes } from './row-times.ts'
import { eachInSlices } from './slices.ts'

/** A row's cells as text. They are hostile. Nothing is decoded, and HTML stays text. */
export interface RowCells {
  readonly key: string
  readonly user: string | null
  /** Null: the site knows none, because the session was not used since its sign-in. */
  readonly ip: string | null
  readonly activity: string
  readonly expiry: string
  /** The site offers to kill this session: the cell holds a link (`<span />` if there is none). */
  readonly killLink: boolean
}

/** Lino's word for "no address known" (users.Sessions.last_ip_addr). */
const noIp = '?.?.?.?'
/** Lino's word for an anonymous session, and for session data that it cannot decode. */
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

/**
 * A user name has at most 150 characters (Django), an address 45. Longer ones are cut, because they are
 * shown, sorted and searched again and again.
 */
const longestUser = 1000
const longestIp = 200

const cutTo = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`

/**
 * One row for each session by its key, in the order of the list. If two rows say different things about one
 * session, nothing is certain. Then its times are not known. A rule chooses it only if the rule asks for
 * unknown sessions or for all sessions, or names it.
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

/** A header of an HTTP request has 8 KB at most with every server that Lino uses. */
const longestHeader = 8192

/**
 * The text of a header. If the cell holds something else, or a text that no header can have, nothing shows
 * that the session was used. Its time may be the server's start.
 */
function addressText(cell: unknown): string {
  const isHeader =
    typeof cell === 'string' && cell.length <= longestHeader && cell.isWellFormed() && !cell.includes('\0')
  return isHeader ? cell.trim() : ''
}

/**
 * A session that Lino shows with `?.?.?.?` has not been used yet: the time beside it is the server's start.
 */
export function neverUsed(cells: RowCells): boolean {
  return cells.ip === null
}

/** What all rows of one list are read with. */
export interface ListContext {
  readonly refs: Refs
  readonly ownKey: string
  /** All keys of the list. */
  readonly keys: { has(key: string): boolean }
  readonly calibration: Calibration | null
  /** Why there is no calibration. */
  readonly timesUnread?: TimesUnread | null
  /** The site's clock, milliseconds. */
  readonly siteNow: number
}

export function toSession(cells: RowCells, list: ListContext): Session {
  const { refs, ownKey, calibration, siteNow } = list
  const times = calibration === null ? null : readTimes(cells, calibration, siteNow)
  // A key is no address, and says nothing about a use.
  const ip = cells.ip !== null && holdsKey(cells.ip, cells.key, list) ? null : cells.ip
  const activity = ip === null ? 'neverUsed' : (times?.activity ?? whyUnknown(list))
  const expiry = times?.expiry ?? null
  return {
    ref: refs.refOf(cells.key),
    keyPrefix: cells.key.slice(0, prefixLength),
    user: userOf(cells, list),
    ip,
    ...(typeof activity === 'string'
      ? {
          lastActivity: null,
          activityUnknown: activity,
          ...(activity === 'neverUsed' ? {} : { unreadTimes: timesDigest(cells) }),
        }
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

/** Nobody should wait for what cannot come. */
function whyUnknown({ timesUnread = null }: ListContext): ActivityUnknown {
  return timesUnread === null || timesUnread === 'notYet' ? 'notCalibrated' : 'unreadable'
}

/** Lino writes a time, and then in brackets how long ago that is. The words change without any use. */
function timesDigest({ activity, expiry }: RowCells): string {
  const [first, second] = [activity, expiry].map((cell) => cell.split('(', 1)[0])
  return hash('sha256', JSON.stringify([first, second])).slice(0, 16)
}

/** A key is no user name. Only the part that `keyPrefix` shows anyway is shown. */
function userOf({ user, key }: RowCells, list: ListContext): string | null {
  return user !== null && holdsKey(user, key, list) ? cutTo(user, prefixLength + 1) : user
}

/**
 * A site mixes up its cells (the Kill link holds the key, too), or somebody sent their own key as their
 * address.
 */
function holdsKey(text: string, key: string, { keys, ownKey }: ListContext): boolean {
  if (keys.has(text)) return true
  // If our own key is one of Django's, all are.
  const isMixedUp = isOfDjango(ownKey) && !isOfDjango(key)
  return (text.match(keysOfDjango) ?? []).some((each) => isMixedUp || keys.has(each))
}

/** As Django makes them (SessionBase._get_new_session_key). */
const keysOfDjango = /[a-z0-9]{32}/g
const isOfDjango = (key: string): boolean => /^[a-z0-9]{32}$/.test(key)
const prefixLength = 6

const isSure = ({ earliest, latest }: Moment): boolean => earliest === latest
