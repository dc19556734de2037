import type { Answer, CapturedRequest } from './capture.ts'

/**
 * What has to be alike in a captured answer and in the demo site's: status, type, language, cookies, texts,
 * and the keys and types of JSON. Keys of sessions, dates and how many rows there are differ.
 */
export interface Essence {
  status: number
  type: string | undefined
  language: string | undefined
  location: string | undefined
  /** With the parts that say how long it lives. */
  sessionCookie: string
  csrfCookie: boolean | 'any'
  body: unknown
}

export function essence(request: CapturedRequest, answer: Answer): Essence {
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    language: answer.headers.get('content-language'),
    location: answer.headers.get('location'),
    sessionCookie: sessionCookie(request, answer),
    csrfCookie: csrfCookie(request, answer),
    body: body(request, answer),
  }
}

/**
 * A cookie that only renews the key that was sent is no difference: it depends on when the last request was.
 */
function sessionCookie(request: CapturedRequest, answer: Answer): string {
  const cookie = answer.cookies.find((each) => each.startsWith('sessionid='))
  if (cookie === undefined) return 'untouched'
  if (cookie.startsWith('sessionid="";')) return 'deleted'
  const key = /^sessionid=([a-z0-9]{32});/.exec(cookie)?.[1]
  if (key === undefined) throw new Error('a session cookie without a key')
  if ((request.headers['Cookie'] ?? '').includes(key)) return 'untouched'
  return `set${cookie.slice(cookie.indexOf(';')).replace(/expires=[^;]*/, 'expires')}`
}

/** Only where the console or a browser depends on it: at the site's root, and after signing in. */
function csrfCookie(request: CapturedRequest, answer: Answer): boolean | 'any' {
  const signingIn = request.body.includes('an=sign_in')
  if (request.target !== '/' && !signingIn) return 'any'
  return answer.cookies.some((each) => each.startsWith('csrftoken='))
}

function body(request: CapturedRequest, answer: Answer): unknown {
  const type = answer.headers.get('content-type') ?? ''
  if (request.method === 'HEAD' || answer.body === '') return null
  if (type.startsWith('application/json')) return jsonEssence(request, JSON.parse(answer.body))
  const title = /<title[^>]*>(.*?)<\/title>/s.exec(answer.body)
  return title ? `page: ${title[1] ?? ''}` : answer.body.trim()
}

function jsonEssence(request: CapturedRequest, value: unknown): unknown {
  if (!isObject(value)) return shape(value)
  if (request.target.startsWith('/media/')) return mediaEssence(value)
  const texts = Object.fromEntries(textKeys.filter((key) => key in value).map((key) => [key, value[key]]))
  const rows = value['rows']
  return { shape: shape(value), texts, ...(Array.isArray(rows) ? { rows: rowsEssence(rows) } : {}) }
}

const textKeys = ['message', 'alert', 'success', 'goto_url', 'close_window', 'refresh_all', 'toast_severity']
  .concat(['no_data_text', 'title', 'username', 'logged_in', 'user_type', 'user_id', 'site_data'])
  .concat([
    'my_setting_text',
    'act_as_button_text',
    'act_as_self_text',
    'authorities',
    'version_mismatch',
    'lang',
  ])

/** A cache of the front end's is as large as the site: its top level, and the columns' names. */
function mediaEssence(value: Record<string, unknown>): unknown {
  const top = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, typeName(member)]))
  const columns = Array.isArray(value['col']) ? value['col'].filter(isObject) : []
  return { top, columns: columns.map((column) => [column['name'], column['label'], column['fields_index']]) }
}

/** How the cells of a foreign session's row are written, with digits and keys left out. */
function rowsEssence(rows: readonly unknown[]): unknown {
  const lists = rows.filter((row): row is unknown[] => Array.isArray(row))
  const known = lists.find((row) => typeof row[5] === 'string' && row[5] !== '<span />') ?? lists[0]
  if (known === undefined) return 'none'
  const key = String(known[6])
  return known.map((cell, index) => {
    if (typeof cell !== 'string') return shape(cell)
    if (index === 0 || index === 4) return moment(cell)
    return index === 5 ? cell.replaceAll(key, 'KEY') : 'string'
  })
}

/**
 * A date and time without the words in the last parenthesis: digits, month's name and half of the day differ.
 */
const moment = (cell: string): string =>
  cell
    .replace(/ \([^()]*\)$/, '')
    .replaceAll(/\d/g, '9')
    .replace(/\b[A-Z][a-z]{2}\b/, 'Mon')
    .replace(/[AP]M$/, 'AM')

/** Keys and types. Other tests compare the contents of a list where they matter. */
function shape(value: unknown): unknown {
  if (!isObject(value)) return typeName(value)
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, shape(value[key])]),
  )
}

function typeName(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : typeof value
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
