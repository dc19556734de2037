import type { HttpAnswer } from '../ports.ts'
import { readMoment } from './figures.ts'
import { parseShallow, skipBlanks } from './json-text.ts'

/** The JSON object that an answer holds; null when it holds anything else: HTML, text, a list, half of an object. */
export function readObject(answer: HttpAnswer): Readonly<Record<string, unknown>> | null {
  return answer.body.charAt(skipBlanks(answer.body, 0)) === '{' ? asObject(parseShallow(answer.body)) : null
}

export function asObject(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** The site's own words, short enough to show. Hostile text: it is shown as text only. */
export function siteText(text: string): { siteText: string } | Record<string, never> {
  const trimmed = text.trim()
  return trimmed === '' ? {} : { siteText: trimmed.length > 500 ? `${trimmed.slice(0, 499)}…` : trimmed }
}

/** A page of HTML: Django's or a proxy's, where Lino itself would have answered text or JSON. */
export function isHtml(answer: HttpAnswer): boolean {
  return answer.body.trimStart().startsWith('<')
}

/**
 * `ExcType: message`, as Lino to 24.4 answers an error to a request with the XHR header (status 400). A 400 that
 * starts with `<` is Django's own: an unknown host, a session ended under its request, a locked database.
 */
export function exceptionOf(answer: HttpAnswer): { readonly type: string; readonly message: string } | null {
  if (answer.status !== 400) return null
  const match = /^(\w+): ([\s\S]*)$/.exec(answer.body.trim())
  return match ? { type: match[1] ?? '', message: match[2] ?? '' } : null
}

/** As HTTP writes a date, old forms included: it begins with the day of the week. The engine takes any number for a year. */
const httpDate = /^[A-Z][a-z]{2,8},? /

/** The site's clock, milliseconds UTC: the Date header is the only machine-readable time on the wire. Null: it tells none that can be. */
export function dateOf(answer: HttpAnswer): number | null {
  const text = answer.headers['date']?.[0] ?? ''
  return httpDate.test(text) ? readMoment(Date.parse(text)) : null
}

/** How far the site's clock is ahead of ours, milliseconds; 0 within what whole seconds and the way can explain. */
export function serverAheadOf(answer: HttpAnswer): number {
  const date = dateOf(answer)
  if (date === null) return 0
  // The header names the second in which the answer was begun: on the average half a second ago.
  const ahead = date + 500 - answer.receivedAt
  return Math.abs(ahead) <= 2000 + answer.tookMs ? 0 : ahead
}
