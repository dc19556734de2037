import { z } from 'zod'
import { cause, fail, onlyCause, succeed, type Result } from '../../../contract/failure.ts'
import type { Cause } from '../../../contract/failure-causes.ts'
import type { TrustedCertificate } from '../../../contract/certificate.ts'
import type { SitesImport } from '../../../contract/console-api.ts'
import { schemas } from '../../../contract/schemas.ts'
import { parseJson } from '../../../contract/parse-json.ts'
import { namesOtherAddress } from '../../domain/address-name.ts'
import { defaultDanglingAfterMs, defaultOnNowMs } from '../../domain/state.ts'
import { readSiteUrl } from '../../lino/index.ts'

/** Version 1, of 0.1.0, named no `onNowMs`, `tags` and `folder`. Its sites get the usual ones. */
const version = 2
/** Nobody manages this number of sites. A longer list is a mistake or worse. */
const mostSites = 1000

const { name, url, user, danglingAfterMs, onNowMs, tags, folder, sessionsLimit } = schemas.addSite.shape

// Not strict: what is not named here, such as a password or a certificate, is dropped.
const listedSite = z.object({
  name,
  url,
  user,
  allowHttp: z.boolean().default(false),
  danglingAfterMs: danglingAfterMs.unwrap().default(defaultDanglingAfterMs),
  onNowMs: onNowMs.unwrap().default(defaultOnNowMs),
  tags: tags.unwrap().readonly().default([]),
  folder: folder.unwrap().nullable().default(null),
  sessionsLimit: sessionsLimit.unwrap().nullable().default(null),
  keepSeat: z.boolean().default(true),
})

const anyList = z.object({ linoSessionConsole: z.object({ version: z.number() }) })
const listDocument = z.object({
  linoSessionConsole: z.object({
    version: z.int().min(1).max(version),
    sites: z.array(z.unknown()).max(mostSites),
  }),
})

/** A site in a list: how to reach it, and nothing that signs in there. */
export type ListedSite = z.infer<typeof listedSite>

/** The sites as JSON text. It names a trusted certificate by its fingerprint, for people to compare. */
export function writeSiteList(
  sites: readonly (ListedSite & { readonly certificate: TrustedCertificate | null })[],
): string {
  const listed = sites.map((site) => {
    const { name, url, user, allowHttp, danglingAfterMs, onNowMs, tags, folder, sessionsLimit, keepSeat } =
      site
    const { fingerprint, validTo } = site.certificate ?? {}
    const certificate = fingerprint === undefined ? {} : { certificate: { fingerprint, validTo } }
    const rules = { danglingAfterMs, onNowMs, sessionsLimit, keepSeat }
    return { name, url, user, allowHttp, ...rules, tags, folder, ...certificate }
  })
  return `${JSON.stringify({ linoSessionConsole: { version, sites: listed } }, null, 2)}\n`
}

/**
 * Reads such a text, from any program. Returns the sites that can be added to those `here`, and the others
 * with the reason. It trusts no certificate in it. The text cannot allow plain http: such sites are in
 * `asks`, unless the user has allowed their address (`allowHttp`). Fails with `usage` if the text is no list.
 */
export function readSiteList(
  document: string,
  here: readonly Pick<ListedSite, 'name' | 'url' | 'user'>[],
  allowHttp: readonly string[] = [],
): Result<{ readonly sites: readonly ListedSite[] } & Pick<SitesImport, 'skipped' | 'asks'>> {
  const entries = readEntries(document)
  if (!entries.ok) return entries
  const names = new Set(here.map((site) => site.name))
  const accounts = new Set(here.map(accountOf))
  const sites: ListedSite[] = []
  const skipped: { name: string | null; place: number; reason: Cause }[] = []
  const asks: { name: string; url: string }[] = []
  for (const [index, entry] of entries.value.entries()) {
    const site = readEntry(entry)
    const place = index + 1
    if (!site.ok) skipped.push({ name: nameOf(entry), place, reason: site.why })
    else if (namesOtherAddress(site.value.name, site.value.url))
      skipped.push({ name: site.value.name, place, reason: cause('nameIsOtherAddress') })
    else if (accounts.has(accountOf(site.value)))
      skipped.push({ name: site.value.name, place, reason: cause('siteHereAlready') })
    else if (names.has(site.value.name))
      skipped.push({ name: site.value.name, place, reason: cause('listNameTaken') })
    else {
      names.add(site.value.name)
      accounts.add(accountOf(site.value))
      const { name, url } = site.value
      const needsWord = !readSiteUrl(url, false).ok
      if (needsWord && !allowHttp.includes(url)) asks.push({ name, url })
      else sites.push({ ...site.value, allowHttp: needsWord })
    }
  }
  return succeed({ sites, skipped, asks })
}

const accountOf = (site: Pick<ListedSite, 'url' | 'user'>): string => JSON.stringify([site.url, site.user])

function readEntries(document: string): Result<readonly unknown[]> {
  const json = parseJson(document)
  const list = listDocument.safeParse(json)
  if (list.success) return succeed(list.data.linoSessionConsole.sites)
  const any = anyList.safeParse(json)
  if (any.success && any.data.linoSessionConsole.version > version) return fail('usage', 'listNewer')
  if (any.success && list.error.issues.some((issue) => issue.code === 'too_big'))
    return fail('usage', 'listTooLarge', { most: mostSites })
  return fail('usage', 'noSiteList')
}

type ReadEntry =
  { readonly ok: true; readonly value: ListedSite } | { readonly ok: false; readonly why: Cause }

function readEntry(entry: unknown): ReadEntry {
  const site = listedSite.safeParse(entry)
  if (!site.success) {
    const fields = new Set(site.error.issues.flatMap((issue) => issue.path.slice(0, 1).map(String)))
    return { ok: false, why: cause('entryNotValid', { fields: [...fields] }) }
  }
  // Everything else is checked before the question about plain http.
  const address = readSiteUrl(site.data.url, true)
  return address.ok
    ? { ok: true, value: { ...site.data, url: address.value } }
    : { ok: false, why: onlyCause(address.failure) }
}

/** Null: it has none. */
function nameOf(entry: unknown): string | null {
  return z.object({ name }).safeParse(entry).data?.name ?? null
}
