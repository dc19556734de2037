import { assertNever } from '../../contract/assert-never.ts'
import type { CertificateProblem } from '../../contract/certificate.ts'
import type { Failure } from '../../contract/failure.ts'
import type { HttpAnswer, HttpFailure } from '../ports.ts'
import { dateOf } from './answers.ts'
import { readWait } from './figures.ts'
import { mostBytes, mostRows } from './requests.ts'
import { isGatewaysOwn } from './web-servers.ts'
import { httpsTwin, type SiteUrl } from './site-url.ts'

const listsAreWhole =
  'A part of it would look like the whole, so none of it is shown. Whoever has a shell on the server can remove what has expired: "python manage.py clearsessions".'

/** Why no answer came, in plain words. `most`: so long it could have been, bytes. */
export function noAnswer(failure: HttpFailure, site: SiteUrl, most: number = mostBytes.usual): Failure {
  const host = new URL(site.base).host
  if (failure.proxy !== undefined) return notThroughProxy(host, failure.proxy, failure.reason)
  switch (failure.kind) {
    case 'unreachable':
      return {
        kind: 'unreachable',
        hint: `${host} cannot be reached (${failure.reason}). Check the address and your network.`,
      }
    case 'timedOut':
      return {
        kind: 'timedOut',
        hint: `${host} did not answer in time (${failure.reason}). It may be busy: try again in a minute.`,
      }
    case 'certificate':
      return notTrusted(host, failure)
    case 'closed':
      return {
        kind: 'unreachable',
        hint: `${host} closed the connection before its answer was complete. Try again; if it stays so, ask whoever runs the site.`,
      }
    case 'tooLarge':
      return tooLarge(host, most)
    case 'proxyUnusable':
      return { kind: 'usage', hint: failure.reason }
    case 'cancelled':
      return { kind: 'interrupted', hint: 'Interrupted before the site had answered.' }
    default:
      return assertNever(failure.kind)
  }
}

/** The answer is longer than so many bytes. No part of it is used. */
function tooLarge(host: string, most: number): Failure {
  const bound = `${most / mostBytes.usual} MB`
  const hint =
    most === mostBytes.list
      ? `The list that ${host} answers is longer than ${bound}, the most that is read. ${listsAreWhole}`
      : `${host} answered more than ${bound} where a Lino answers far less, so it was not read. Check the address; a proxy in front of it may have answered in its place.`
  return { kind: 'unintelligible', hint }
}

export const tooManyRows: Failure = {
  kind: 'unintelligible',
  hint: `The site lists more than ${mostRows.toLocaleString('en')} rows, the most that is read. ${listsAreWhole}`,
}

/** The site itself was never asked. */
function notThroughProxy(host: string, proxy: string, reason: string): Failure {
  return {
    kind: 'unreachable',
    hint: `The proxy ${proxy} ${reason}, so ${host} was not reached. Check the proxy, or name the site in NO_PROXY to go there directly.`,
  }
}

/** The handshake failed, so nothing was sent. What the user can do depends on what is wrong. */
function notTrusted(host: string, { problem = 'other', reason }: HttpFailure): Failure {
  const hints: Readonly<Record<CertificateProblem, string>> = {
    selfSigned: `The server at ${host} vouches for itself (a self-signed certificate), so anybody could pretend to be it. Compare the certificate’s fingerprint with whoever runs the server, then trust it for this site in the window.`,
    unknownIssuer: `No authority that this computer knows has signed the certificate of ${host}. If it is your organisation’s own authority, install that on this computer (or name its file in NODE_EXTRA_CA_CERTS); or compare the fingerprint with whoever runs the server, and trust it for this site in the window.`,
    wrongName: `The certificate of ${host} is for another name: check the address. If the server is the right one, compare the fingerprint with whoever runs it, and trust it for this site in the window.`,
    changed: `${host} shows another certificate than the one you trusted. Somebody may be pretending to be your site, or the certificate was renewed. Nothing was sent to it, and nothing will be until you have compared the new fingerprint with the server’s administrator and trusted it in the window.`,
    expired: `The certificate of ${host} has expired. Whoever runs the server has to renew it; check this computer’s clock, too.`,
    notYetValid: `The certificate of ${host} is not valid yet. Check this computer’s clock; if it is right, ask whoever runs the server.`,
    other: `The certificate of ${host} cannot be trusted: ${reason}. Ask whoever runs the server.`,
  }
  return { kind: 'certificate', certificate: problem, hint: hints[problem] }
}

/** An answer that has the same meaning whatever was asked: a redirect or a busy server; null for any other. */
export function generalFailure(answer: HttpAnswer, site?: SiteUrl): Failure | null {
  if (answer.status >= 300 && answer.status < 400) return redirected(answer, site)
  const busy = [429, 502, 503, 504].includes(answer.status)
  return busy ? serverBusy(answer) : null
}

/** No redirect is ever followed: it could carry password and key elsewhere. */
function redirected(answer: HttpAnswer, site?: SiteUrl): Failure {
  const location = answer.headers['location']?.[0] ?? ''
  const twin = site ? httpsTwin(site, location) : null
  if (twin !== null) return wantsHttps(twin)
  return {
    kind: 'redirected',
    hint: `The site sends us ${whereTo(location, site)}, and the console follows no redirect. Check the address; a sign-in page in front of Lino cannot be passed.`,
  }
}

export function wantsHttps(url: string): Failure {
  return {
    kind: 'redirected',
    hint: `This site wants an encrypted connection. Use ${url} as its address.`,
    correctedUrl: url,
  }
}

/** As a browser reads it: `//other`, `\\\\other` and `http:other` name another server. Only its origin: the rest may hold a token. */
function whereTo(location: string, site: SiteUrl | undefined): string {
  const here = site?.origin ?? 'https://this-site.invalid'
  const to = (URL.parse(location) ?? URL.parse(location, here))?.origin ?? here
  if (to === here) return 'to another of its pages'
  return to === 'null' || to.length > mostOrigin ? 'elsewhere' : `to ${to}`
}

/** A host name has 253 letters at most. */
const mostOrigin = 270

export function serverBusy(answer: HttpAnswer): Failure {
  const seconds = retryAfterOf(answer)
  const why = isGatewaysOwn(answer)
    ? `The web server is there, but the application behind it does not answer (status ${answer.status}). Try again in a minute; if it stays so, ask whoever runs the server to start it again.`
    : `The site could not answer just now (status ${answer.status}): it is busy, or its database is locked. Try again in a minute.`
  return {
    kind: 'serverBusy',
    hint: why,
    ...(seconds === null ? {} : { retryAfterSeconds: seconds }),
  }
}

/** Seconds: the header holds them, or a date by the site's own clock (RFC 9110, 10.2.3). Null: it asks for nothing. */
function retryAfterOf(answer: HttpAnswer): number | null {
  const text = answer.headers['retry-after']?.[0]?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(text)) return readWait(Math.ceil(Number(text)))
  // Only a date that names its day: the engine reads almost any word with a number in it as one.
  const until = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : NaN
  if (Number.isNaN(until)) return null
  return readWait(Math.max(0, Math.ceil((until - (dateOf(answer) ?? answer.receivedAt)) / 1000)))
}

export const signedOut: Failure = {
  kind: 'signedOut',
  hint: 'Your own session on this site has been ended or has expired. Sign in again.',
}

export const notAdministrator: Failure = {
  kind: 'notAdministrator',
  hint: 'This user may not see the sessions of this site. Sign in as a site manager (a user of type Administrator).',
}

export function unintelligible(what: string, answer: HttpAnswer): Failure {
  return {
    kind: 'unintelligible',
    hint: `The site's answer to ${what} cannot be understood: ${describe(answer)}. A proxy in front of it may have answered in its place.`,
  }
}

export function notLino(answer: HttpAnswer): Failure {
  return {
    kind: 'notLino',
    hint: `There is no Lino site at this address (${describe(answer)}). Check the address, with its path if the site has one.`,
  }
}

/** What an answer looks like from outside: nothing of its text, which is anybody's. */
function describe(answer: HttpAnswer): string {
  const start = answer.body.trimStart().charAt(0)
  const looks =
    answer.body.length === 0
      ? 'nothing'
      : start === '<'
        ? 'a page in HTML'
        : start === '{' || start === '['
          ? 'JSON of another kind, or cut off'
          : 'plain text'
  return `status ${answer.status}, ${looks}`
}
