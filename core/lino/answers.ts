import type { HttpAnswer } from '../ports.ts'
import { withoutKeyShapes } from './find-keys.ts'
import { readMoment } from './figures.ts'
import { parseShallow, skipBlanks } from './json-text.ts'

/** The JSON object of an answer. Null for anything else: HTML, text, a list, half of an object. */
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

/** A longer text is cut before anything is hidden in it, so that hiding takes no time. Characters. */
const mostText = 4000
/** The end of a text that was cut may be a part of a secret. Characters. */
const doubtfulEnd = 100
/** What is shown of it. Characters. */
const mostShown = 500

/**
 * The site's own words, without what looks like a session key. Hostile text: show it as text only. What is
 * shown is cut later (`shortened`), after known secrets are hidden, because half of a secret is not found.
 */
export function siteText(text: string): { siteText: string } | Record<string, never> {
  const trimmed = text.trim()
  if (trimmed === '') return {}
  const safe = withoutKeyShapes(trimmed.slice(0, mostText))
  return { siteText: trimmed.length > mostText ? `${safe.slice(0, -doubtfulEnd)}…` : safe }
}

/** Short enough to show. */
export function shortened(text: string): string {
  return text.length > mostShown ? `${text.slice(0, mostShown - 1)}…` : text
}

/** A page of HTML: Django's or a proxy's. Lino itself would have answered text or JSON. */
export function isHtml(answer: HttpAnswer): boolean {
  return answer.body.trimStart().startsWith('<')
}

/**
 * `ExcType: message`: up to 24.4, Lino answers this for an error to a request with the XHR header (status
 * 400). A 400 that starts with `<` is Django's own: an unknown host, a session ended under its request, a
 * locked database.
 */
export function exceptionOf(answer: HttpAnswer): { readonly type: string; readonly message: string } | null {
  if (answer.status !== 400) return null
  const match = /^(\w+): ([\s\S]*)$/.exec(answer.body.trim())
  return match ? { type: match[1] ?? '', message: match[2] ?? '' } : null
}

/**
 * As HTTP writes a date, old forms included: it begins with the day of the week. Without this, the engine
 * takes any number for a year.
 */
const httpDate = /^[A-Z][a-z]{2,8},? /

/**
 * The site's clock, milliseconds UTC. The Date header is the only machine-readable time on the wire. Null: it
 * has no possible time.
 */
export function dateOf(answer: HttpAnswer): number | null {
  const text = answer.headers['date']?.[0] ?? ''
  return httpDate.test(text) ? readMoment(Date.parse(text)) : null
}

/**
 * How far the site's clock is ahead of ours, milliseconds. 0 if whole seconds and the way can explain the
 * difference.
 */
export function serverAheadOf(answer: HttpAnswer): number {
  const date = dateOf(answer)
  if (date === null) return 0
  // The header names the second in which the answer began, which is half a second ago on average.
  const ahead = date + 500 - answer.receivedAt
  return Math.abs(ahead) <= 2000 + answer.tookMs ? 0 : ahead
}
