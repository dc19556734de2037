import type { Json } from './json.ts'
import { linoJson } from './json.ts'

/** What a route answers, before the middle layer adds cookies, language and date. */
export interface Answer {
  status: number
  type: string
  body: string
  headers: Readonly<Record<string, string>>
  /** A file: the same for everybody, in one language. */
  file?: true
  /** A table: how many rows there are, and how many of them were sent. */
  listed?: { scanned: number; sent: number }
}

const html = 'text/html; charset=utf-8'

export const json = (value: Json, status = 200): Answer => ({
  status,
  type: 'application/json',
  body: linoJson(value),
  headers: {},
})

export const page = (body: string, status = 200, type = html): Answer => ({ status, type, body, headers: {} })

/** Lino 21's failures to an XHR: status 400, `ExcType: message` as bare text. */
export const plainFailure = (message: string): Answer => page(message, 400)

export const redirect = (location: string): Answer => ({
  status: 302,
  type: html,
  body: '',
  headers: { Location: location },
})

export const empty = (status: number, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  type: html,
  body: '',
  headers,
})
