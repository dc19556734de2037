import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { HttpAnswer } from '../../core/ports.ts'

/** A request and its answer as they went over the wire. */
export interface Capture {
  readonly method: string
  /** Path and query. */
  readonly target: string
  readonly requestHeaders: Readonly<Record<string, string>>
  readonly requestBody: string
  readonly answer: HttpAnswer
}

const root = path.join(import.meta.dirname, 'captures')

export function captureFolders(): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map((each) => each.name)
}

/** The names of a folder's captures, without `.http`. */
export function captureNames(folder: string): string[] {
  return readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.http'))
    .map((name) => name.slice(0, -'.http'.length))
}

/** Two notations: request, `% response after N ms`, answer. Or one line `# URL` and the answer. */
export function readCapture(folder: string, name: string): Capture {
  const text = readFileSync(path.join(root, folder, `${name}.http`), 'utf8').replaceAll('\r\n', '\n')
  const full = /^([\s\S]*?)\n% response after (\d+) ms\n([\s\S]*)$/.exec(text)
  if (full) return { ...requestOf(full[1] ?? ''), answer: answerOf(full[3] ?? '', Number(full[2])) }
  const [first = '', ...rest] = text.split('\n')
  const url = new URL(first.split(' ').at(-1) ?? '')
  const form = /^# -d (\S+)/.exec(first)?.[1]
  return {
    method: form === undefined ? 'GET' : 'POST',
    target: url.pathname + url.search,
    requestHeaders: {},
    requestBody: form ?? '',
    answer: answerOf(rest.join('\n'), 1),
  }
}

function requestOf(text: string): Omit<Capture, 'answer'> {
  const [head = '', ...body] = text.split('\n\n')
  const [line = '', ...headers] = head.split('\n')
  const [method = '', target = ''] = line.split(' ')
  const requestHeaders = Object.fromEntries(headers.map(headerOf))
  return { method, target, requestHeaders, requestBody: body.join('\n\n').trim() }
}

function headerOf(line: string): [string, string] {
  const colon = line.indexOf(':')
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
}

function answerOf(text: string, tookMs: number): HttpAnswer {
  const end = text.indexOf('\n\n')
  const head = end === -1 ? text : text.slice(0, end)
  const [status = '', ...lines] = head.split('\n')
  const headers: Record<string, string[]> = {}
  for (const [name, value] of lines.filter((line) => line.includes(':')).map(headerOf)) {
    ;(headers[name] ??= []).push(value)
  }
  const body = end === -1 ? '' : text.slice(end + 2)
  const receivedAt = Date.parse(headers['date']?.[0] ?? '') || 0
  const answerBody = body.trim() === '' ? '' : body
  return { ok: true, status: Number(status.split(' ')[1]), headers, body: answerBody, receivedAt, tookMs }
}
