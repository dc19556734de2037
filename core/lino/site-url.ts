import { fail, newFailure, succeed, type Failure, type Result } from '../../contract/failure.ts'
import { isThisMachine } from '../domain/this-machine.ts'
import { trimEnd } from '../domain/trim-end.ts'

/**
 * Where a site is. Every path begins with `base`, which holds the prefix of a site that is not at the root.
 */
export interface SiteUrl {
  /** Scheme, host and port. A session key is never sent anywhere else. */
  readonly origin: string
  /** Origin and path, no trailing slash. */
  readonly base: string
}

/**
 * What people copy from their browser's address bar, and is no part of the site's own URL: folders with
 * everything in them, and pages.
 */
const folders = new Set(['api', 'media', 'static', 'bs3'])
const pages = new Set(['index.html', 'index.htm', 'auth', 'logout'])

/**
 * Reads what a person typed. Without a scheme it is https, or http for this machine. It drops name, password,
 * query and fragment, and the ends that belong to Lino's pages.
 */
export function parseSiteUrl(typed: string): Result<SiteUrl> {
  const text = typed.trim()
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : guessScheme(text)
  const url = URL.parse(withScheme)
  if (!url || !url.hostname || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    return fail('usage', 'noSiteAddress')
  }
  return succeed({ origin: url.origin, base: url.origin + sitePath(url.pathname) })
}

function sitePath(pathname: string): string {
  const parts = trimEnd(pathname, '/').split('/')
  const inner = parts.findIndex(
    (part, at) => folders.has(part) && at > 0 && (part === 'api' || at < parts.length - 1),
  )
  const kept = inner === -1 ? parts : parts.slice(0, inner)
  for (;;) {
    const last = kept.at(-1) ?? ''
    if (kept.length < 2) break
    if (last === '' || pages.has(last)) kept.pop()
    else if (last === 'settings' && kept.at(-2) === 'user' && kept.length > 2) kept.splice(-2)
    else break
  }
  return kept.join('/')
}

/** The address to keep for what a person typed, if the console may speak to it at all. Sends nothing. */
export function readSiteUrl(typed: string, allowHttp: boolean): Result<string> {
  const site = parseSiteUrl(typed)
  if (!site.ok) return site
  const refused = httpNotAllowed(site.value, allowHttp)
  return refused ? { ok: false, failure: refused } : succeed(site.value.base)
}

function guessScheme(text: string): string {
  const url = URL.parse(`http://${text}`)
  return url && isThisMachine(url.hostname) ? `http://${text}` : `https://${text}`
}

/** Plain http shows passwords and session keys to everybody on the way, so it needs the user's consent. */
export function httpNotAllowed(site: SiteUrl, allowHttp: boolean): Failure | null {
  const url = new URL(site.base)
  if (url.protocol === 'https:' || allowHttp || isThisMachine(url.hostname)) return null
  return newFailure('httpNotAllowed', 'notEncrypted', { origin: site.origin })
}

/** The same site, port and path by https. */
export function encrypted({ origin, base }: SiteUrl): SiteUrl {
  const secure = (url: string): string => url.replace(/^http:/, 'https:')
  return { origin: secure(origin), base: secure(base) }
}

/** The same site by https, if the site sends us there. Null for any other place. */
export function httpsTwin(site: SiteUrl, location: string): string | null {
  const from = new URL(site.base)
  const to = URL.parse(location, site.base)
  if (!to || from.protocol !== 'http:' || to.protocol !== 'https:' || to.hostname !== from.hostname)
    return null
  return `${to.origin}${trimEnd(from.pathname, '/')}`
}
