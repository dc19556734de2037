import { z } from 'zod'
import { fail, succeed, type Result } from '../../../contract/failure.ts'
import type { TrustedCertificate } from '../../../contract/certificate.ts'
import { parseJson } from '../../../contract/parse-json.ts'
import { readSiteCsv, type ListedSite, type SiteTable } from '../../domain/site-csv.ts'

/** Version 1, of 0.1.0, named no `onNowMs`, `tags` and `folder`. Its sites get the usual ones. */
const version = 2
/** Nobody manages this number of sites. A longer list is a mistake or worse. */
const mostSites = 1000

const anyList = z.object({ linoSessionConsole: z.object({ version: z.number() }) })
const listDocument = z.object({
  linoSessionConsole: z.object({
    version: z.int().min(1).max(version),
    sites: z.array(z.unknown()).max(mostSites),
  }),
})

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

/** What a list says. No entry is checked. */
export interface ListEntries extends Pick<SiteTable, 'columns'> {
  readonly entries: readonly unknown[]
}

/** Reads JSON of the console, or CSV of any program. Fails with `usage` if the text is neither. */
export function readList(document: string): Result<ListEntries> {
  if (/^[\s\ufeff]*[[{]/.test(document)) return readJson(document.replace(/^\ufeff/, ''))
  const table = readSiteCsv(document)
  if (table === null) return fail('usage', 'noSiteList')
  return table.entries.length > mostSites
    ? fail('usage', 'listTooLarge', { most: mostSites })
    : succeed(table)
}

function readJson(document: string): Result<ListEntries> {
  const json = parseJson(document)
  const list = listDocument.safeParse(json)
  if (list.success) return succeed({ columns: [], entries: list.data.linoSessionConsole.sites })
  const any = anyList.safeParse(json)
  if (any.success && any.data.linoSessionConsole.version > version) return fail('usage', 'listNewer')
  if (any.success && list.error.issues.some((issue) => issue.code === 'too_big'))
    return fail('usage', 'listTooLarge', { most: mostSites })
  return fail('usage', 'noSiteList')
}
