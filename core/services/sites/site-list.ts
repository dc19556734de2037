import { z } from 'zod'
import { cause, onlyCause, succeed, type Result } from '../../../contract/failure.ts'
import type { Cause } from '../../../contract/failure-causes.ts'
import { schemas } from '../../../contract/schemas.ts'
import type { ListedChange, ListImport, SitesImport } from '../../../contract/site-list.ts'
import { namesOtherAddress } from '../../domain/address-name.ts'
import type { ListedSite } from '../../domain/site-csv.ts'
import { defaultDanglingAfterMs, defaultOnNowMs } from '../../domain/state.ts'
import { readSiteUrl } from '../../lino/index.ts'
import { nameOfAddress } from './address-as-name.ts'
import { readList } from './list-entries.ts'

const { name, url, user, danglingAfterMs, onNowMs, tags, folder, sessionsLimit } = schemas.addSite.shape

const settings = z.object({
  name: name.exactOptional(),
  danglingAfterMs,
  onNowMs,
  tags,
  folder: folder.unwrap().nullable().exactOptional(),
  sessionsLimit: sessionsLimit.unwrap().nullable().exactOptional(),
  keepSeat: z.boolean().exactOptional(),
})
// Not strict: what is not named here, such as a password or a certificate, is dropped.
const listedSite = z.object({ url, user }).extend(settings.shape)

/** A site that is here already. */
type SiteHere = ListedSite & { readonly siteId: string; readonly saved: boolean; readonly demo: boolean }

/** What a list does. `told` is for people. */
export interface ListPlan {
  readonly told: SitesImport
  readonly sites: readonly ListedSite[]
  readonly changes: readonly { readonly siteId: string; readonly settings: SiteSettings }[]
}

type SiteSettings = z.infer<typeof settings>

/**
 * Reads a list of sites, from any program, and says what it does to the sites that are `here`. It trusts no
 * certificate, and cannot allow plain http: such sites are in `asks`, unless the user has allowed their
 * address. Fails with `usage` if the text is no list.
 */
export function planList(given: ListImport, here: readonly SiteHere[]): Result<ListPlan> {
  const list = readList(given.document)
  if (!list.ok) return list
  const { columns, entries } = list.value
  const planner = createPlanner(given, here)
  for (const [index, entry] of entries.entries()) planner.take(entry, index + 1)
  const { told, sites, changes } = planner.plan
  return succeed({ told: { columns, ...told }, sites, changes })
}

/** Takes one entry after the other into account. */
function createPlanner({ allowHttp = [], user: usualUser }: ListImport, here: readonly SiteHere[]) {
  const names = new Map(here.map((site) => [site.name, site.siteId]))
  const accounts = new Map(here.map((site) => [accountOf(site), site]))
  const listed = new Set<string>()
  const told = {
    added: [] as SitesImport['added'][number][],
    changed: [] as ListedChange[],
    same: 0,
    skipped: [] as SitesImport['skipped'][number][],
    asks: [] as SitesImport['asks'][number][],
    withoutUser: 0,
  }
  const sites: ListedSite[] = []
  const changes: ListPlan['changes'][number][] = []

  function judge(entry: unknown): Cause | null {
    const read = readEntry(withUser(entry, usualUser))
    if (!read.ok) return read.why
    const site = read.value
    const account = accountOf(site)
    if (listed.has(account)) return cause('listedTwice')
    const present = accounts.get(account)
    const called = site.name ?? present?.name ?? nameOfAddress(site.url)
    if (namesOtherAddress(called, site.url)) return cause('nameIsOtherAddress')
    if (present && (!present.saved || present.demo)) return cause('siteHereAlready')
    const taken = names.get(called)
    if (taken !== undefined && taken !== present?.siteId) return cause('listNameTaken')
    listed.add(account)
    names.set(called, present?.siteId ?? '')
    if (present) change(present, site)
    else add({ ...site, name: called })
    return null
  }

  function change(present: SiteHere, site: ReadEntry): void {
    const differences = differencesOf(present, site)
    if (differences.length === 0) told.same += 1
    else {
      const { name, url, user, siteId } = present
      told.changed.push({ name, url, user, changes: differences })
      changes.push({ siteId, settings: settings.parse(site) })
    }
  }

  function add(site: ReadEntry & { readonly name: string }): void {
    const { name, url, user } = site
    const needsWord = !readSiteUrl(url, false).ok
    if (needsWord && !allowHttp.includes(url)) told.asks.push({ name, url })
    else {
      told.added.push({ name, url, user })
      sites.push({ ...usual, ...settings.parse(site), name, url, user, allowHttp: needsWord })
    }
  }

  return {
    plan: { told, sites, changes },
    take(entry: unknown, place: number): void {
      const reason = judge(entry)
      if (reason === null) return
      if (reason.cause === 'entryNotValid' && reason.facts.fields.join() === 'user') told.withoutUser += 1
      told.skipped.push({ name: nameOf(entry), place, reason })
    },
  }
}

const usual = {
  danglingAfterMs: defaultDanglingAfterMs,
  onNowMs: defaultOnNowMs,
  tags: [],
  folder: null,
  sessionsLimit: null,
  keepSeat: true,
} as const

const accountOf = (site: Pick<ListedSite, 'url' | 'user'>): string => JSON.stringify([site.url, site.user])

type ReadEntry = z.infer<typeof listedSite>

const settingNames = [
  ['name', 'name'],
  ['folder', 'folder'],
  ['tags', 'tags'],
  ['sessionsLimit', 'sessionsLimit'],
  ['danglingAfterMs', 'danglingAfter'],
  ['onNowMs', 'onNow'],
  ['keepSeat', 'keepSeat'],
] as const

function differencesOf(present: SiteHere, site: ReadEntry): ListedChange['changes'][number][] {
  return settingNames.flatMap(([setting, field]) => {
    const to = site[setting]
    const from = present[setting]
    return to === undefined || JSON.stringify(to) === JSON.stringify(from) ? [] : [{ field, from, to }]
  })
}

const anyEntry = z.looseObject({})

/** An entry that names no user gets the usual one. */
function withUser(entry: unknown, usualUser: string | undefined): unknown {
  const read = usualUser === undefined ? null : anyEntry.safeParse(entry).data
  return read && read['user'] === undefined ? { ...read, user: usualUser } : entry
}

function readEntry(
  entry: unknown,
): { readonly ok: true; readonly value: ReadEntry } | { readonly ok: false; readonly why: Cause } {
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
