import type { NewSite } from '../../contract/console-api.ts'
import { fail, succeed } from '../../contract/failure.ts'
import type { Result } from '../../contract/failure.ts'
import type { SiteState } from '../../contract/site.ts'
import { trimEnd } from '../../core/domain/trim-end.ts'
import { readSiteUrl } from '../../core/lino/index.ts'
import type { SiteChoice } from './args/command.ts'

export type Target =
  { readonly kind: 'saved'; readonly site: SiteState } | { readonly kind: 'oneOff'; readonly site: NewSite }

/**
 * Which site is meant: a saved name, the URL of a saved site, or a one-off.
 * @param unread why the saved sites could not be read, a sentence
 */
export function resolveSite(
  choice: SiteChoice,
  sites: readonly SiteState[],
  unread: string | null = null,
): Result<Target> {
  const { user } = choice
  const named = findNamed(choice.site, sites)
  const url = named ? null : readUrl(choice.site)
  if (url && (url.username || url.password)) {
    return fail(
      'usage',
      'A URL may not hold a user name or a password. Use --user; the password is asked for.',
    )
  }
  const alike = url ? sites.filter((each) => each.saved && sameSite(each.url, url.href)) : []
  if (user === null && alike.length > 1) return fail('usage', whichOne(alike))
  const site = named ?? alike.find((each) => each.user === user) ?? alike[0]
  if (site) {
    return user === null || user === site.user
      ? succeed({ kind: 'saved', site })
      : fail('usage', `${site.name} is saved with the user ${site.user}. Leave out --user.`)
  }
  if (!url) {
    return notSaved(
      choice.site,
      `There is no saved site called ${choice.site}, and it is not a URL either.`,
      unread,
    )
  }
  if (user === null) return notSaved(url.host, `${url.host} is not a saved site: --user is needed.`, unread)
  return succeed({
    kind: 'oneOff',
    site: { name: freeName(url, sites), url: url.href, user, allowHttp: choice.allowHttp, saved: false },
  })
}

/** A usage failure, unless nobody knows which sites are saved. */
export function notSaved(site: string, hint: string, unread: string | null): Result<never> {
  return unread === null
    ? fail('usage', hint)
    : fail('storage', `${unread} So it is not known whether ${site} is a saved site.`, { file: 'settings' })
}

export function findNamed(name: string, sites: readonly SiteState[]): SiteState | undefined {
  const saved = sites.filter((site) => site.saved)
  const alike = saved.filter((site) => site.name.toLowerCase() === name.toLowerCase())
  return saved.find((site) => site.name === name) ?? (alike.length === 1 ? alike[0] : undefined)
}

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/

/**
 * An http or https URL. A host without a scheme is https, on this machine http; a word without dot and port is a name
 * that nobody knows.
 */
function readUrl(text: string): URL | null {
  const trimmed = text.trim()
  if (/^https?:\/\//i.test(trimmed)) return URL.parse(trimmed)
  const host = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d+)?(\/\S*)?$/i.exec(trimmed)?.[1]
  if (!host || !(/[.[]/.test(host) || host.toLowerCase() === 'localhost' || /:\d/.test(trimmed))) return null
  return URL.parse(`${loopback.test(host.toLowerCase()) ? 'http' : 'https'}://${trimmed}`)
}

/** Also where the typed URL is the one of some page of the site. */
function sameSite(saved: string, typed: string): boolean {
  const site = readSiteUrl(saved, true)
  const meant = readSiteUrl(typed, true)
  return site.ok && meant.ok && site.value === meant.value
}

/** One site saved for several accounts. */
function whichOne(sites: readonly SiteState[]): string {
  const names = sites.map((each) => `${each.name} (${each.user})`).join(', ')
  return `This URL is saved more than once: ${names}. Say which one by its name, or by --user.`
}

function withoutSlash(path: string): string {
  return trimEnd(path, '/')
}

/** The host; the whole URL where a saved site has that name. */
function freeName(url: URL, sites: readonly SiteState[]): string {
  const short = url.host + withoutSlash(url.pathname)
  const taken = sites.some((site) => site.name === short)
  return (taken ? url.href : short).slice(0, 80)
}
