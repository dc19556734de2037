import type { NewSite } from '../../contract/console-api.ts'
import { because, cause, fail, succeed } from '../../contract/failure.ts'
import type { Cause } from '../../contract/failure-causes.ts'
import type { Result } from '../../contract/failure.ts'
import type { SiteState } from '../../contract/site.ts'
import { hasScheme, namesOtherAddress } from '../../core/domain/address-name.ts'
import { isThisMachine } from '../../core/domain/this-machine.ts'
import { trimEnd } from '../../core/domain/trim-end.ts'
import { readSiteUrl } from '../../core/lino/index.ts'
import type { SiteChoice } from './args/command.ts'

export type Target =
  { readonly kind: 'saved'; readonly site: SiteState } | { readonly kind: 'oneOff'; readonly site: NewSite }

/**
 * The site that the user means: a saved name, the URL of a saved site, or a one-off.
 * @param unread why the saved sites could not be read. Null: they were read
 */
export function resolveSite(
  choice: SiteChoice,
  sites: readonly SiteState[],
  unread: Cause | null = null,
): Result<Target> {
  const { user } = choice
  const saidName = nameMeant(choice.site, sites)
  if (!saidName.ok) return saidName
  const named = saidName.value
  const url = named ? null : readUrl(choice.site)
  const alike = url ? sites.filter((each) => each.saved && sameSite(each.url, url.href)) : []
  if (user === null && alike.length > 1)
    return fail('usage', 'savedMoreThanOnce', { accounts: alike.map(accountOf) })
  const site = named ?? alike.find((each) => each.user === user) ?? alike[0]
  if (site) {
    return user === null || user === site.user
      ? succeed({ kind: 'saved', site })
      : fail('usage', 'savedWithUser', { site: site.name, user: site.user })
  }
  if (!url) {
    return notSaved(choice.site, cause('noSavedSiteNorUrl', { name: choice.site }), unread)
  }
  if (user === null) return notSaved(url.host, cause('userNeeded', { host: url.host }), unread)
  return succeed({
    kind: 'oneOff',
    site: { name: freeName(url, sites), url: url.href, user, allowHttp: choice.allowHttp, saved: false },
  })
}

/** A usage failure, unless nobody knows which sites are saved. */
export function notSaved(site: string, why: Cause, unread: Cause | null): Result<never> {
  return unread === null
    ? because('usage', why)
    : because('storage', unread, { also: [cause('notKnownWhetherSaved', { site })], file: 'settings' })
}

/**
 * The saved site of this name. Null: there is none, or what was typed is an address and the site is not
 * there. So the name of a saved site cannot send a password to another address than the typed one.
 */
export function nameMeant(typed: string, sites: readonly SiteState[]): Result<SiteState | null> {
  const named = findNamed(typed, sites) ?? null
  if (named && !namesOtherAddress(named.name, named.url)) return succeed(named)
  if (holdsPassword(typed)) return fail('usage', 'urlWithPassword')
  if (named && !hasScheme(typed)) return fail('usage', 'nameLeadsElsewhere', { name: named.name })
  return succeed(null)
}

/** `robin:secret@lino.example.com`, with or without a scheme, or misspelt. Such a text is never repeated. */
function holdsPassword(typed: string): boolean {
  const text = typed.replace(/^\s*[a-z]+:[/\\]*/i, (start) => (/[/\\]|https?:/i.test(start) ? '' : start))
  const url = readUrl(typed)
  if (url && (url.username || url.password)) return true
  const account = url ? (text.split(/[?#]/, 1)[0] ?? '') : text
  return /:|%3a/i.test(account.slice(0, Math.max(0, account.lastIndexOf('@'))))
}

export function findNamed(name: string, sites: readonly SiteState[]): SiteState | undefined {
  const saved = sites.filter((site) => site.saved)
  const alike = saved.filter((site) => site.name.toLowerCase() === name.toLowerCase())
  return saved.find((site) => site.name === name) ?? (alike.length === 1 ? alike[0] : undefined)
}

/**
 * An http or https URL. A host without a scheme means https, and http on this machine. A word without dot and
 * port is an unknown name.
 */
function readUrl(text: string): URL | null {
  const trimmed = text.trim()
  if (/^https?:\/\//i.test(trimmed)) return URL.parse(trimmed)
  const host = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d+)?(\/\S*)?$/i.exec(trimmed)?.[1]
  if (!host || !(/[.[]/.test(host) || host.toLowerCase() === 'localhost' || /:\d/.test(trimmed))) return null
  return URL.parse(`${isThisMachine(host.toLowerCase()) ? 'http' : 'https'}://${trimmed}`)
}

/** Also if the typed URL is a page of the site. */
function sameSite(saved: string, typed: string): boolean {
  const site = readSiteUrl(saved, true)
  const meant = readSiteUrl(typed, true)
  return site.ok && meant.ok && site.value === meant.value
}

const accountOf = ({ name, user }: SiteState): { readonly site: string; readonly user: string } => ({
  site: name,
  user,
})

function withoutSlash(path: string): string {
  return trimEnd(path, '/')
}

/** The host, or the whole URL if a saved site has that name. */
function freeName(url: URL, sites: readonly SiteState[]): string {
  const short = url.host + withoutSlash(url.pathname)
  const taken = sites.some((site) => site.name === short)
  return (taken ? url.href : short).slice(0, 80)
}
