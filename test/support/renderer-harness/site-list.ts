import type { SitesImport } from '../../../contract/site-list.ts'
import { cause, type Result, succeed } from '../../../contract/failure.ts'
import type { SiteState } from '../../../contract/site.ts'
import { readSiteCsv } from '../../../core/domain/site-csv.ts'
import { failSaying } from '../failures.ts'

type Entry = Pick<SiteState, 'name' | 'url' | 'user'>
type Listed = Partial<Entry & Pick<SiteState, 'sessionsLimit' | 'folder' | 'tags'>>

/** Like the console's own, without its checks, which need Node. */
export const writeList = (sites: readonly SiteState[]): string =>
  JSON.stringify({ linoSessionConsole: { version: 2, sites: sites.map(entryOf) } })

const entryOf = ({ name, url, user }: Entry): Entry => ({ name, url, user })

interface List {
  readonly sites: readonly Entry[]
  readonly settings: readonly { readonly siteId: string; readonly change: Partial<SiteState> }[]
  readonly told: SitesImport
}

function readEntries(
  document: string,
): Pick<SitesImport, 'columns'> & { readonly entries: readonly Listed[] } {
  if (!document.startsWith('{')) {
    const table = readSiteCsv(document)
    if (table) return table
  }
  const list = JSON.parse(document) as { linoSessionConsole: { sites: Listed[] } }
  return { columns: [], entries: list.linoSessionConsole.sites }
}

interface Given {
  readonly document: string
  readonly allowHttp?: readonly string[]
  readonly user?: string
}

export function readList(
  { document, allowHttp = [], user: usual }: Given,
  here: readonly SiteState[],
): Result<List> {
  let read: ReturnType<typeof readEntries>
  try {
    read = readEntries(document)
  } catch {
    return failSaying('usage', 'This is no list of sites. Choose a file that this console has exported.')
  }
  const sites: Entry[] = []
  const settings: List['settings'][number][] = []
  const changed: SitesImport['changed'][number][] = []
  const skipped: SitesImport['skipped'][number][] = []
  const asks: SitesImport['asks'][number][] = []
  let [same, withoutUser] = [0, 0]
  for (const [index, { url, user = usual, ...more }] of read.entries.entries()) {
    const { name = url ?? 'Entry' } = more
    const skip = (fields: string[]): void =>
      void skipped.push({ name, place: index + 1, reason: cause('entryNotValid', { fields }) })
    const present = here.find((site) => site.url === url && site.user === user)
    if (url === undefined) skip(['url', 'user'])
    else if (user === undefined) {
      withoutUser += 1
      skip(['user'])
    } else if (present) {
      const { siteId, sessionsLimit: from } = present
      const to = more.sessionsLimit
      if (to === undefined || to === from) same += 1
      else {
        settings.push({ siteId, change: { sessionsLimit: to } })
        changed.push({ ...entryOf(present), changes: [{ field: 'sessionsLimit', from, to }] })
      }
    } else if (url.startsWith('http:') && !allowHttp.includes(url)) asks.push({ name, url })
    else sites.push({ name, url, user })
  }
  const { columns } = read
  return succeed({
    sites,
    settings,
    told: { columns, added: sites, changed, same, skipped, asks, withoutUser },
  })
}
