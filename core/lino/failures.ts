import type { ColumnName } from '../../contract/causes/sessions.ts'
import { assertNever } from '../../contract/assert-never.ts'
import type { AnswerLooks, Asked } from '../../contract/causes/connection.ts'
import { newFailure, type Failure } from '../../contract/failure.ts'
import type { FrontEnd } from '../../contract/site.ts'
import type { HttpAnswer, HttpFailure } from '../ports.ts'
import { dateOf } from './answers.ts'
import { readWait } from './figures.ts'
import { mostBytes, mostRows } from './requests.ts'
import { isGatewaysOwn } from './web-servers.ts'
import { httpsTwin, type SiteUrl } from './site-url.ts'

/** Why no answer came. `most`: the longest possible answer, bytes. */
export function noAnswer(failed: HttpFailure, site: SiteUrl, most: number = mostBytes.usual): Failure {
  const host = new URL(site.base).host
  if (failed.proxy) return newFailure('unreachable', 'proxyFailed', { host, ...failed.proxy })
  switch (failed.kind) {
    case 'unreachable': {
      const { why, code } = failed
      return newFailure('unreachable', 'notReached', { host, why, ...(code !== undefined && { code }) })
    }
    case 'timedOut':
      return newFailure('timedOut', 'noAnswerInTime', { host, seconds: failed.seconds })
    case 'certificate': {
      const { problem, fault } = failed
      return newFailure(
        'certificate',
        'certificateNotTrusted',
        { host, problem, fault },
        { certificate: problem },
      )
    }
    case 'closed':
      return newFailure('unreachable', 'connectionClosed', { host })
    case 'tooLarge':
      return tooLarge(host, most)
    case 'proxyUnusable':
      return newFailure('usage', 'proxyNotUsable', { variable: failed.variable, why: failed.why })
    case 'cancelled':
      return newFailure('interrupted', 'cancelledBeforeAnswer')
    default:
      return assertNever(failed)
  }
}

/** The answer is longer than this number of bytes. No part of it is used. */
function tooLarge(host: string, most: number): Failure {
  const code = most === mostBytes.list ? 'listTooLong' : 'answerTooLong'
  return newFailure('unintelligible', code, { host, megabytes: most / mostBytes.usual })
}

export const listShort = (rows: number): Failure => newFailure('unintelligible', 'listShort', { rows })

export const tooManyRows: Failure = newFailure('unintelligible', 'tooManyRows', { most: mostRows })

/** An answer that means the same after every request: a redirect or a busy server. Null for any other. */
export function generalFailure(answer: HttpAnswer, site?: SiteUrl): Failure | null {
  if (answer.status >= 300 && answer.status < 400) return redirected(answer, site)
  const busy = [429, 502, 503, 504].includes(answer.status)
  return busy ? serverBusy(answer) : null
}

/** No redirect is ever followed, because it could carry password and key elsewhere. */
function redirected(answer: HttpAnswer, site?: SiteUrl): Failure {
  const location = answer.headers['location']?.[0] ?? ''
  const twin = site ? httpsTwin(site, location) : null
  if (twin !== null) return wantsHttps(twin)
  return elsewhere(location, site)
}

export function wantsHttps(url: string): Failure {
  return newFailure('redirected', 'wantsHttps', { url }, { correctedUrl: url })
}

/**
 * As a browser reads it: `//other`, `\\\\other` and `http:other` name another server. Only its origin,
 * because the rest may hold a token.
 */
function elsewhere(location: string, site: SiteUrl | undefined): Failure {
  const here = site?.origin ?? 'https://this-site.invalid'
  const to = (URL.parse(location) ?? URL.parse(location, here))?.origin ?? here
  if (to === here) return newFailure('redirected', 'redirectedWithin')
  return to === 'null' || to.length > mostOrigin
    ? newFailure('redirected', 'redirectedElsewhere')
    : newFailure('redirected', 'redirectedTo', { origin: to })
}

/** A host name has 253 letters at most. */
const mostOrigin = 270

export function serverBusy(answer: HttpAnswer): Failure {
  const seconds = retryAfterOf(answer)
  const { status } = answer
  return newFailure(
    'serverBusy',
    isGatewaysOwn(answer) ? 'applicationDown' : 'siteBusy',
    { status },
    seconds === null ? {} : { retryAfterSeconds: seconds },
  )
}

/**
 * Seconds. The header holds seconds, or a date by the site's own clock (RFC 9110, 10.2.3). Null: it asks for
 * nothing.
 */
function retryAfterOf(answer: HttpAnswer): number | null {
  const text = answer.headers['retry-after']?.[0]?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(text)) return readWait(Math.ceil(Number(text)))
  // Only a date that names its day, because the engine takes almost any word with a number for a date.
  const until = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : NaN
  if (Number.isNaN(until)) return null
  return readWait(Math.max(0, Math.ceil((until - (dateOf(answer) ?? answer.receivedAt)) / 1000)))
}

export const signedOut: Failure = newFailure('signedOut', 'ownSessionEnded')

export const notAdministrator: Failure = newFailure('notAdministrator', 'notSiteManager')

/** @param frontEnd of `whoAmI`: whose */
export function unintelligible(asked: Asked, { status, body }: HttpAnswer, frontEnd?: FrontEnd): Failure {
  const facts = { asked, status, looks: looksOf(body) }
  return newFailure('unintelligible', 'answerNotUnderstood', {
    ...facts,
    ...(frontEnd !== undefined && { frontEnd }),
  })
}

export function columnsMoved(columns: readonly ColumnName[]): Failure {
  return newFailure('unintelligible', 'columnsMoved', { columns })
}

export function notLino({ status, body }: HttpAnswer): Failure {
  return newFailure('notLino', 'noLinoHere', { status, looks: looksOf(body) })
}

/** What an answer looks like from outside, without any of its text, which may be anybody's. */
function looksOf(body: string): AnswerLooks {
  if (body.length === 0) return 'nothing'
  const start = body.trimStart().charAt(0)
  if (start === '<') return 'html'
  return start === '{' || start === '[' ? 'json' : 'text'
}
