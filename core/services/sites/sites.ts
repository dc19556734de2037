import type { NewSite, SiteChange } from '../../../contract/console-api.ts'
import type { ListImport, SitesImport } from '../../../contract/site-list.ts'
import type { Cause, Notice } from '../../../contract/failure-causes.ts'
import { cause, fail, succeed, withMore, type Result } from '../../../contract/failure.ts'
import { namesOtherAddress } from '../../domain/address-name.ts'
import { readSiteUrl, type LinoClient } from '../../lino/index.ts'
import type { Clock, Http, Log, Ports } from '../../ports.ts'
import type { CertificateTrust } from './certificate-trust.ts'
import { createOwnSessions } from './own-sessions.ts'
import { startPracticeSites } from './practice-sites.ts'
import { createPresentSites, type PresentSites } from './present-sites.ts'
import { createSiteBook } from './site-book.ts'
import { changedRecord, listedRecord, newSiteRecord } from './site-change.ts'
import { planList, type ListPlan } from './site-list.ts'
import type { SiteRecord } from './site-record.ts'
import type { SiteEvents } from './site-status.ts'
import type { WatchedSite } from './watched-site.ts'

/** All sites of this run: the saved ones, one-offs and practice sites. */
export interface Sites {
  /** Reads the settings and starts the practice sites. Answers what the user should know. */
  open(): Promise<{ readonly notices: readonly Notice[]; readonly unread?: Cause }>
  /** Whether the settings can be read now. Null: they can. `absent`: there are none. */
  whyUnknown(): Promise<Cause | 'absent' | null>
  all(): readonly WatchedSite[]
  get(siteId: string): Result<WatchedSite>
  /** Users whose accounts have signed in to this site. They are administrators there. */
  administrators(url: string): ReadonlySet<string>
  add(site: NewSite): Promise<Result<WatchedSite>>
  /** What `takeList` would do. */
  previewList(list: ListImport): Result<SitesImport>
  /** Adds and changes sites as a list says. */
  takeList(list: ListImport): Promise<Result<SitesImport>>
  /** @param beforeMove is awaited if the site becomes another one (address or account), and only then */
  change(change: SiteChange, beforeMove: () => Promise<void>): Promise<Result<WatchedSite>>
  /** Pins the certificate with this fingerprint to the site, if the site still shows it. */
  trust(siteId: string, fingerprint: string): Promise<Result<WatchedSite>>
  remove(siteId: string): Promise<Result<null>>
}

export interface SitesOptions {
  readonly ports: Ports
  readonly clock: Clock
  readonly log: Log
  readonly emit: SiteEvents
  /** The console no longer has this site, and one session of ours may be left there. */
  readonly sessionLeft: (siteName: string) => void
  readonly certificates: CertificateTrust
  readonly createClient: (record: SiteRecord, http: Http) => LinoClient
}

export function createSites(options: SitesOptions): Sites {
  const { ports, clock, log, emit, certificates, createClient } = options
  const book = createSiteBook(ports.settings, ports.locks, log)
  const ownSessions = createOwnSessions({ ...ports, store: ports.ownSessions })
  const sites = createPresentSites({ ports, clock, log, emit, ownSessions, createClient })

  async function save(): Promise<Result<null>> {
    const written = await book.save(sites.records())
    return written.ok ? written : meaning(written, cause('changeNotSaved'))
  }

  async function part(site: WatchedSite): Promise<void> {
    if (!(await site.part())) options.sessionLeft(site.record.name)
  }

  /** Another address or user is another account, so the old session is ended first. */
  async function replace(site: WatchedSite, record: SiteRecord): Promise<WatchedSite> {
    await part(site)
    const next = sites.add(record)
    emit.site(next.state())
    return next
  }

  return {
    async open() {
      const { sites: saved, notices, ...unread } = await book.open()
      for (const site of saved) sites.add({ ...site, saved: true, demo: false })
      await startPracticeSites(ports, sites, log)
      return { ...unread, notices: [...notices, ...(await ownSessions.notices())] }
    },
    whyUnknown: book.whyUnknown,
    all: sites.all,
    get: sites.get,
    administrators: sites.administrators,
    async add(wanted) {
      if (sites.isNameTaken(wanted.name)) return fail('usage', 'nameTaken', { name: wanted.name })
      const url = readSiteUrl(wanted.url, wanted.allowHttp ?? false)
      if (!url.ok) return url
      // A one-off is called by its own address.
      if (wanted.saved !== false && namesOtherAddress(wanted.name, url.value))
        return fail('usage', 'nameIsOtherAddress')
      const seen = wanted.trustFingerprint
      const certificate = seen === undefined ? succeed(null) : await certificates.pinned(url.value, seen)
      if (!certificate.ok) return certificate
      const site = sites.add({
        siteId: ports.randomId(),
        ...newSiteRecord(wanted, url.value),
        certificate: certificate.value,
      })
      const saved = site.record.saved ? await book.save(sites.records()) : succeed(null)
      if (!saved.ok) {
        sites.remove(site.siteId)
        return meaning(saved, cause('siteNotAdded'))
      }
      emit.site(site.state())
      return succeed(site)
    },
    previewList(list) {
      const plan = planList(list, sites.records())
      return plan.ok ? succeed(plan.value.told) : plan
    },
    async takeList(list) {
      const plan = planList(list, sites.records())
      if (!plan.ok) return plan
      const isChanged = carryOut(plan.value, sites, options)
      const saved = isChanged ? await save() : succeed(null)
      return saved.ok ? succeed(plan.value.told) : saved
    },
    async change(change, beforeMove) {
      const found = sites.get(change.siteId)
      if (!found.ok) return found
      const site = found.value
      const next = changeOf(sites, site.record, change)
      if (!next.ok) return next
      const { record, moved } = next.value
      if (moved) await beforeMove()
      const changed = moved ? await replace(site, record) : site
      if (!moved) site.change(record)
      const saved = await save()
      return saved.ok ? succeed(changed) : saved
    },
    async trust(siteId, fingerprint) {
      const found = sites.get(siteId)
      if (!found.ok) return found
      const certificate = await certificates.pinned(found.value.record.url, fingerprint)
      if (!certificate.ok) return certificate
      await found.value.trust(certificate.value)
      const saved = await save()
      return saved.ok ? found : saved
    },
    async remove(siteId) {
      const found = sites.get(siteId)
      if (!found.ok) return found
      await part(found.value)
      sites.remove(siteId)
      return save()
    },
  }
}

/** A site's record after a change, if its name is free and no other site's address. */
function changeOf(
  sites: ReturnType<typeof createPresentSites>,
  before: SiteRecord,
  change: SiteChange,
): ReturnType<typeof changedRecord> {
  if (change.name !== undefined && sites.isNameTaken(change.name, change.siteId))
    return fail('usage', 'nameTaken', { name: change.name })
  const next = changedRecord(before, change)
  if (!next.ok) return next
  const { record } = next.value
  const isNamed = record.name !== before.name || record.url !== before.url
  return isNamed && record.saved && namesOtherAddress(record.name, record.url)
    ? fail('usage', 'nameIsOtherAddress')
    : next
}

/** Answers whether anything is different now. */
function carryOut(
  { sites: added, changes }: ListPlan,
  sites: PresentSites,
  { ports, emit }: SitesOptions,
): boolean {
  for (const listed of added) {
    emit.site(sites.add(listedRecord(listed, ports.randomId())).state())
  }
  for (const { siteId, settings } of changes) {
    const site = sites.get(siteId)
    if (site.ok) site.value.change({ ...site.value.record, ...settings })
  }
  return added.length + changes.length > 0
}

/** A failure with what it means for who asked. */
function meaning<T>(failed: Extract<Result<T>, { ok: false }>, what: Cause): typeof failed {
  return { ok: false, failure: withMore(failed.failure, what) }
}
