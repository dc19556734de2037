import type { DemoSettings } from '../options.ts'
import type { SessionRow } from '../site/store.ts'
import type { UserBook } from '../site/users.ts'
import { naturalTime } from './humanise.ts'
import type { Json } from './json.ts'
import { strftime } from './strftime.ts'
import type { Language } from './texts.ts'

const minute = 60_000
/**
 * pytz's local mean time is 21 minutes off in Tallinn: why the words in a USE_TZ cell's parenthesis are
 * wrong.
 */
const localMeanTimeError = 21 * minute

/** How the cells of a table are written. Times in ms. */
export interface CellContext {
  settings: DemoSettings
  users: UserBook
  language: Language
  now: number
  startedAt: number
  ownKey: string | null
}

/** One row of `users.Sessions` on the wire: seven cells in 21, ten in 26. */
export function rowCells(row: SessionRow, context: CellContext): Json[] {
  const { settings } = context
  const cells: Json[] = [
    activityCell(row, context),
    row.flaw === 'undecodable' ? '?.?.?.?' : (row.ip ?? '?.?.?.?'),
    usernameCell(row, context.users),
    row.key,
    expireCell(row, context),
    workflowCell(row, context),
    row.key,
  ]
  return settings.lino === '26' ? [...cells, {}, true, { meta: true }] : cells
}

export function usernameCell(row: SessionRow, users: UserBook): string {
  if (row.userId === null || row.flaw === 'undecodable') return '(none)'
  return users.byId(row.userId)?.username ?? '(none)'
}

/** A session never used since sign-in shows when the *server* was started. */
export const shownActivity = (row: SessionRow, startedAt: number): number =>
  (row.flaw === 'undecodable' ? null : row.lastActivity) ?? startedAt

function activityCell(row: SessionRow, { settings, language, now, startedAt }: CellContext): string {
  const offset = settings.offset * minute
  const never = row.lastActivity === null || row.flaw === 'undecodable'
  const at = shownActivity(row, startedAt)
  if (!settings.useTz) return `${dateTime(settings, at + offset)} (${naturalTime(at, now, language)})`
  // The start was noted before Django set the zone, so it is in UTC.
  const wall = never ? at : at + offset
  if (settings.lino === '21') return `${dateTime(settings, wall)} (${naturalTime(at, now, language)})`
  const words = naturalTime(wall - offset + localMeanTimeError, now, language)
  return `${dateTime(settings, wall)} (LMT) (${words})`
}

function expireCell(row: SessionRow, { settings, language, now }: CellContext): string {
  const wall = settings.useTz ? row.expire : row.expire + settings.offset * minute
  const zone = settings.useTz && settings.lino === '26' ? ' (UTC)' : ''
  return `${dateTime(settings, wall)}${zone} (${naturalTime(row.expire, now, language)})`
}

function dateTime(settings: DemoSettings, wall: number): string {
  return strftime(`${settings.dateFormat} ${settings.timeFormat}`, wall)
}

/** Lino 21 offers Kill for each session except the own one. Today's Lino offers nothing. */
function workflowCell(row: SessionRow, { settings, ownKey }: CellContext): string {
  if (settings.lino === '26' || row.key === ownKey) return '<span />'
  const run =
    settings.frontEnd === 'react'
      ? `window.App.runAction({ &quot;actorId&quot;: &quot;users.Sessions&quot;, &quot;an&quot;: &quot;kill_session&quot;, ` +
        `&quot;onMain&quot;: true, &quot;rp&quot;: null, &quot;sr&quot;: &quot;${row.key}&quot;, &quot;status&quot;: {  } })`
      : `Lino.users.Sessions.kill_session(null,true,&quot;${row.key}&quot;,{  })`
  return `<span><a style="text-decoration:none" href="javascript:${run}">Kill</a></span>`
}
