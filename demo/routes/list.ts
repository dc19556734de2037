import type { Site } from '../site/site.ts'
import type { SessionRow } from '../site/store.ts'
import type { UserBook } from '../site/users.ts'
import type { Answer } from '../wire/answer.ts'
import { json, page } from '../wire/answer.ts'
import { rowCells, shownActivity, usernameCell } from '../wire/cells.ts'
import type { Json } from '../wire/json.ts'
import { errorPage, escapeHtml, indexPage, lv } from '../wire/pages.ts'
import { text } from '../wire/texts.ts'
import type { Visit } from '../wire/visit.ts'
import { notAllowed, notRunnable, refuse, withoutType } from './refusals.ts'

/** `GET /api/users/Sessions`: the table of user sessions. */
export function listRoute(site: Site, visit: Visit): Answer {
  const { settings } = site
  if (visit.user?.type === null) return withoutType(settings, visit)
  if (visit.user?.type !== '900') return notAllowed(settings, visit)
  if (visit.query.get('fmt') !== 'json') return withoutFormat(site, visit)
  const version = visit.query.get('lv')
  if (version !== null && settings.lino === '26' && settings.frontEnd === 'react') {
    if (!Number.isFinite(Number(version))) return errorPage(settings, 'server')
    if (Math.abs(Number(version) - lv) > 1) return json({ version_mismatch: true })
  }
  const page = pageOf(visit)
  if (page === null) {
    return refuse(settings, visit, 'SuspiciousOperation', 'Invalid value for limit or offset')
  }
  if (page.limit === 0 && page.start < 0) {
    return refuse(settings, visit, 'failure', 'ZeroDivisionError: integer division or modulo by zero')
  }
  return table(site, visit, page)
}

interface Page {
  start: number
  limit: number
}

/** No limit means 15. Null if it is not a number. */
function pageOf(visit: Visit): Page | null {
  const limit = visit.query.get('limit') || '15'
  const start = visit.query.get('start') || '0'
  if (!/^-?\d+$/.test(limit) || !/^-?\d+$/.test(start)) return null
  return { start: Number(start), limit: Number(limit) }
}

/** As Python slices a list: limit 0 = all, and -1 loses the last row. */
function cut<T>(rows: readonly T[], { start, limit }: Page): T[] {
  return limit === 0 ? rows.slice(start) : rows.slice(start, start + limit)
}

function withoutFormat(site: Site, visit: Visit): Answer {
  const { settings } = site
  const format = visit.query.get('fmt')
  const extjs = settings.frontEnd === 'extjs'
  if (extjs && (format === null || format === 'html')) return indexPage(settings, visit.user)
  if (extjs && format === 'printer' && settings.lino === '21') {
    const title = escapeHtml(text('title', visit.language))
    const body = `<!DOCTYPE html>\n<html><head><title>${title}</title></head></html>`
    return page(body, 200, 'text/html;charset="utf-8"')
  }
  const fails = settings.lino === '26' && extjs && format !== 'pdf'
  return fails ? errorPage(settings, 'server') : notRunnable(settings, visit, 'ShowTable')
}

function table(site: Site, visit: Visit, page: Page): Answer {
  const rows = site.store.all()
  const hidden = hiddenBy(site, visit, rows)
  if (hidden === null) {
    const context = {
      settings: site.settings,
      users: site.users,
      language: visit.language,
      now: site.clock.now(),
      startedAt: site.startedAt,
      ownKey: visit.session?.key ?? null,
    }
    const shown = cut(sorted(site, visit, rows), page).map((row) => rowCells(row, context))
    const body = answer(site, visit, rows.length, shown, text('noData', visit.language))
    return { ...json(body), listed: { scanned: rows.length, sent: shown.length } }
  }
  if (site.settings.lino === '21' && !site.hiddenBefore) {
    site.hiddenBefore = true
    return refuse(site.settings, visit, 'failure', `${hidden.exception}: ${hidden.message}`)
  }
  return json(answer(site, visit, 0, [], `${hidden.message} (set catch_layout_exceptions to see details)`))
}

function answer(site: Site, visit: Visit, count: number, rows: Json[], noData: string): Record<string, Json> {
  const common = { count, no_data_text: noData, rows, success: true, title: text('title', visit.language) }
  if (site.settings.lino === '21' || site.settings.frontEnd === 'extjs') return common
  const toolbar =
    '<a style="text-decoration:none;" href="javascript:window.App.runAction({ ' +
    '&quot;action_full_name&quot;: &quot;system.SiteConfigs.grid&quot;, ' +
    `&quot;actorId&quot;: &quot;users.Sessions&quot;, &quot;rp&quot;: null, &quot;status&quot;: ` +
    `{ &quot;base_params&quot;: {  } } })" title="${text('ownWindow', visit.language)}">\u23cf</a>`
  return { ...common, html_text: null, overridden_column_headers: {}, plain_toolbar: toolbar }
}

interface Hidden {
  exception: string
  message: string
}

/** One broken session hides the whole table. So does, in 26, a request to sort by an unsortable column. */
function hiddenBy(site: Site, visit: Visit, rows: readonly SessionRow[]): Hidden | null {
  for (const row of rows) {
    const problem = rowProblem(row, site.users)
    if (problem !== null) return problem
  }
  const sort = visit.query.get('sort')
  if (site.settings.lino === '21' || sort === null) return null
  if (sort === 'expire_date') {
    return { exception: 'AttributeError', message: "'NoneType' object has no attribute 'format_timestamp'" }
  }
  if (sort === 'pk') {
    return { exception: 'AttributeError', message: "'property' object has no attribute 'value_from_object'" }
  }
  if (sortable.has(sort)) return null
  return { exception: 'AttributeError', message: "'Logger' object has no attribute 'debig'" }
}

/** The error with which Lino fails at this row, or null. */
export function rowProblem(row: SessionRow, users: UserBook): Hidden | null {
  if (row.flaw === 'no-microseconds') {
    const stored = new Date(row.lastActivity ?? 0).toISOString().slice(0, 19)
    const message = `time data '${stored}' does not match format '%Y-%m-%dT%H:%M:%S.%f'`
    return { exception: 'ValueError', message }
  }
  const ghost = row.userId !== null && row.flaw !== 'undecodable' && users.byId(row.userId) === undefined
  return ghost ? { exception: 'DoesNotExist', message: 'User matching query does not exist.' } : null
}

const sortable = new Set(['last_activity', 'last_activity_f', 'last_ip_addr', 'username', 'session_key'])

/**
 * 21: always the oldest activity first. 26: the newest first, or as requested. `last_activity` is ignored.
 */
function sorted(site: Site, visit: Visit, rows: SessionRow[]): SessionRow[] {
  const activity = (row: SessionRow): number => shownActivity(row, site.startedAt)
  if (site.settings.lino === '21') return rows.sort((a, b) => activity(a) - activity(b))
  const sort = visit.query.get('sort')
  const down = visit.query.get('dir') === 'DESC' ? -1 : 1
  const by = (value: (row: SessionRow) => string) => (a: SessionRow, b: SessionRow) => {
    if (value(a) === value(b)) return 0
    return value(a) < value(b) ? -down : down
  }
  switch (sort) {
    case 'last_activity_f':
      return rows.sort((a, b) => down * (activity(a) - activity(b)))
    case 'last_ip_addr':
      return rows.sort(by((row) => row.ip ?? '?.?.?.?'))
    case 'username':
      return rows.sort(by((row) => usernameCell(row, site.users)))
    case 'session_key':
      return rows.sort(by((row) => row.key))
    default:
      return rows.sort((a, b) => activity(b) - activity(a))
  }
}
