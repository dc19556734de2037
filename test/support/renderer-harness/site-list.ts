import type { SitesImport } from '../../../contract/console-api.ts'
import { cause, type Result, succeed } from '../../../contract/failure.ts'
import type { SiteState } from '../../../contract/site.ts'
import { failSaying } from '../failures.ts'

type Entry = Pick<SiteState, 'name' | 'url' | 'user'>

/** Like the console's own, without its checks, which need Node. */
export const writeList = (sites: readonly SiteState[]): string =>
  JSON.stringify({ linoSessionConsole: { version: 2, sites: sites.map(entryOf) } })

const entryOf = ({ name, url, user }: Entry): Entry => ({ name, url, user })

interface List {
  readonly sites: readonly Entry[]
  readonly skipped: SitesImport['skipped']
  readonly asks: readonly { readonly name: string; readonly url: string }[]
}

export function readList(
  document: string,
  here: readonly Entry[],
  allowHttp: readonly string[] = [],
): Result<List> {
  let entries: readonly Partial<Entry>[]
  try {
    entries = (JSON.parse(document) as { linoSessionConsole: { sites: Entry[] } }).linoSessionConsole.sites
  } catch {
    return failSaying('usage', 'This is no list of sites. Choose a file that this console has exported.')
  }
  const sites: Entry[] = []
  const skipped: SitesImport['skipped'][number][] = []
  const asks: { name: string; url: string }[] = []
  for (const [index, { name = 'Entry', url, user }] of entries.entries()) {
    const place = index + 1
    if (url === undefined || user === undefined)
      skipped.push({ name, place, reason: cause('entryNotValid', { fields: ['url', 'user'] }) })
    else if (here.some((site) => site.url === url && site.user === user))
      skipped.push({ name, place, reason: cause('siteHereAlready') })
    else if (url.startsWith('http:') && !allowHttp.includes(url)) asks.push({ name, url })
    else sites.push({ name, url, user })
  }
  return succeed({ sites, skipped, asks })
}
