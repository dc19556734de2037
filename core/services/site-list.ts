import { z } from 'zod'
import type { TrustedCertificate } from '../../contract/certificate.ts'
import type { SitesImport } from '../../contract/console-api.ts'
import { fail, succeed, type Result } from '../../contract/failure.ts'
import { schemas } from '../../contract/schemas.ts'
import { parseJson } from '../../contract/parse-json.ts'
import { defaultDanglingAfterMs } from '../domain/state.ts'
import { readSiteUrl } from '../lino/index.ts'

const version = 1
/** Nobody manages as many; a longer list is a mistake or worse. */
const mostSites = 1000

const { name, url, user, danglingAfterMs, sessionsLimit } = schemas.addSite.shape

// Not strict: what is not named here, such as a password or a certificate, falls away.
const listedSite = z.object({
  name,
  url,
  user,
  allowHttp: z.boolean().default(false),
  danglingAfterMs: danglingAfterMs.unwrap().default(defaultDanglingAfterMs),
  sessionsLimit: sessionsLimit.unwrap().nullable().default(null),
  keepSeat: z.boolean().default(true),
})

const anyList = z.object({ linoSessionConsole: z.object({ version: z.number() }) })
const listDocument = z.object({
  linoSessionConsole: z.object({ version: z.literal(version), sites: z.array(z.unknown()).max(mostSites) }),
})

/** A site as a list tells it: how to reach it, and nothing that signs in there. */
type ListedSite = z.infer<typeof listedSite>

/** The sites as JSON text. A trusted certificate is named by its fingerprint, for people to compare. */
export function writeSiteList(
  sites: readonly (ListedSite & { readonly certificate: TrustedCertificate | null })[],
): string {
  const listed = sites.map((site) => {
    const { name, url, user, allowHttp, danglingAfterMs, sessionsLimit, keepSeat } = site
    const { fingerprint, validTo } = site.certificate ?? {}
    const certificate = fingerprint === undefined ? {} : { certificate: { fingerprint, validTo } }
    return { name, url, user, allowHttp, danglingAfterMs, sessionsLimit, keepSeat, ...certificate }
  })
  return `${JSON.stringify({ linoSessionConsole: { version, sites: listed } }, null, 2)}\n`
}

/**
 * Reads such a text, whoever wrote it: the sites that can be added to those `here`, and the others with the reason.
 * A certificate in it is not trusted, and its word for plain http is not the user's: such sites are in `asks`, unless the
 * user has given the word for their address (`allowHttp`). Fails with `usage` when it is no list.
 */
export function readSiteList(
  document: string,
  here: readonly Pick<ListedSite, 'name' | 'url' | 'user'>[],
  allowHttp: readonly string[] = [],
): Result<{ readonly sites: readonly ListedSite[] } & Pick<SitesImport, 'left' | 'asks'>> {
  const entries = readEntries(document)
  if (!entries.ok) return entries
  const names = new Set(here.map((site) => site.name))
  const accounts = new Set(here.map(accountOf))
  const sites: ListedSite[] = []
  const left: { name: string; reason: string }[] = []
  const asks: { name: string; url: string }[] = []
  for (const [index, entry] of entries.value.entries()) {
    const site = readEntry(entry)
    if (!site.ok) left.push({ name: nameOf(entry, index), reason: site.failure.hint })
    else if (accounts.has(accountOf(site.value)))
      left.push({ name: site.value.name, reason: 'This site is already here, with the same user.' })
    else if (names.has(site.value.name))
      left.push({ name: site.value.name, reason: 'Another site here has this name already.' })
    else {
      names.add(site.value.name)
      accounts.add(accountOf(site.value))
      const { name, url } = site.value
      const needsWord = !readSiteUrl(url, false).ok
      if (needsWord && !allowHttp.includes(url)) asks.push({ name, url })
      else sites.push({ ...site.value, allowHttp: needsWord })
    }
  }
  return succeed({ sites, left, asks })
}

const accountOf = (site: Pick<ListedSite, 'url' | 'user'>): string => JSON.stringify([site.url, site.user])

function readEntries(document: string): Result<readonly unknown[]> {
  const json = parseJson(document)
  const list = listDocument.safeParse(json)
  if (list.success) return succeed(list.data.linoSessionConsole.sites)
  const any = anyList.safeParse(json)
  if (any.success && any.data.linoSessionConsole.version > version)
    return fail('usage', 'This list is from a newer version of the console. Update this one first.')
  if (any.success && list.error.issues.some((issue) => issue.code === 'too_big'))
    return fail('usage', `This list is too long: at most ${String(mostSites)} sites can be imported at once.`)
  return fail('usage', 'This is no list of sites. Choose a file that this console has exported.')
}

function readEntry(entry: unknown): Result<ListedSite> {
  const site = listedSite.safeParse(entry)
  if (!site.success) {
    const fields = new Set(site.error.issues.flatMap((issue) => issue.path.slice(0, 1).map(String)))
    const which = fields.size > 0 ? ` (${[...fields].join(', ')})` : ''
    return fail('usage', `This is not a valid entry${which}.`)
  }
  // Whether plain http is all right is asked when all else is.
  const address = readSiteUrl(site.data.url, true)
  return address.ok ? succeed({ ...site.data, url: address.value }) : address
}

/** For the report: its name where it has one, else its place. */
function nameOf(entry: unknown, index: number): string {
  const named = z.object({ name }).safeParse(entry)
  return named.success ? named.data.name : `Entry ${String(index + 1)}`
}
