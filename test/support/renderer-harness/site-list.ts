import { fail, type Result, succeed } from '../../../contract/failure.ts'
import type { SiteState } from '../../../contract/site.ts'

type Entry = Pick<SiteState, 'name' | 'url' | 'user'>

/** As the console's own, without its checks: that one needs Node. */
export const writeList = (sites: readonly SiteState[]): string =>
  JSON.stringify({ linoSessionConsole: { version: 1, sites: sites.map(entryOf) } })

const entryOf = ({ name, url, user }: Entry): Entry => ({ name, url, user })

interface List {
  readonly sites: readonly Entry[]
  readonly left: readonly { readonly name: string; readonly reason: string }[]
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
    return fail('usage', 'This is no list of sites. Choose a file that this console has exported.')
  }
  const sites: Entry[] = []
  const left: { name: string; reason: string }[] = []
  const asks: { name: string; url: string }[] = []
  for (const { name = 'Entry', url, user } of entries) {
    if (url === undefined || user === undefined)
      left.push({ name, reason: 'This is not a valid entry (url, user).' })
    else if (here.some((site) => site.url === url && site.user === user))
      left.push({ name, reason: 'This site is already here, with the same user.' })
    else if (url.startsWith('http:') && !allowHttp.includes(url)) asks.push({ name, url })
    else sites.push({ name, url, user })
  }
  return succeed({ sites, left, asks })
}
