import type { NewSite, SiteChange, SitesImport } from '../../contract/console-api.ts'
import { fail, succeed, type Result } from '../../contract/failure.ts'
import { defaultDanglingAfterMs } from '../domain/state.ts'
import { trimEnd } from '../domain/trim-end.ts'
import { readSiteUrl, type LinoClient } from '../lino/index.ts'
import type { Clock, Http, Log, PinnedCertificate, Ports, SecretStore } from '../ports.ts'
import { openAccount } from './accounts.ts'
import type { CertificateTrust } from './certificate-trust.ts'
import { createMemorySecrets } from './memory-secrets.ts'
import { createOwnSessions } from './own-sessions.ts'
import { createSiteBook } from './site-book.ts'
import { createSiteHttp } from './site-http.ts'
import { readSiteList } from './site-list.ts'
import type { SiteRecord } from './site-record.ts'
import { createWatchedSite, type SiteNews, type WatchedSite } from './watched-site.ts'

/** All sites of this run: the saved ones, one-offs and practice sites. */
export interface Sites {
  /** Reads the settings and starts the practice sites. Answers sentences for the user. */
  open(): Promise<{ readonly notices: readonly string[]; readonly unread?: string }>
  all(): readonly WatchedSite[]
  get(siteId: string): Result<WatchedSite>
  /** Users with whose accounts this site is entered: they are administrators there. */
  administrators(url: string): ReadonlySet<string>
  add(site: NewSite): Promise<Result<WatchedSite>>
  /**
   * Adds the sites of an exported list that are not there yet.
   * @param allowHttp addresses that the user allows plain http for
   */
  addList(document: string, allowHttp: readonly string[]): Promise<Result<SitesImport>>
  /** @param beforeMove is waited for where the site becomes another one (address or account), and only there */
  change(change: SiteChange, beforeMove: () => Promise<void>): Promise<Result<WatchedSite>>
  /** Pins the certificate with this fingerprint to the site, if it still shows that one. */
  trust(siteId: string, fingerprint: string): Promise<Result<WatchedSite>>
  remove(siteId: string): Promise<Result<null>>
}

export interface SitesOptions {
  readonly ports: Ports
  readonly clock: Clock
  readonly log: Log
  readonly news: SiteNews
  /** A site is gone from here, and one session of ours may be left there. */
  readonly sessionLeft: (siteName: string) => void
  readonly certificates: CertificateTrust
  readonly createClient: (record: SiteRecord, http: Http) => LinoClient
}

export function createSites(options: SitesOptions): Sites {
  const { ports, clock, log, news, certificates, createClient } = options
  const book = createSiteBook(ports.settings, ports.locks, log)
  const sites = new Map<string, WatchedSite>()
  const ownSessions = createOwnSessions({ ...ports, store: ports.ownSessions })

  const watch = (record: SiteRecord, secrets: SecretStore): WatchedSite => {
    const http = createSiteHttp(ports.createHttp, record.certificate)
    const site = createWatchedSite(record, {
      client: createClient(record, http),
      pin: http.pin,
      account: openAccount(secrets, record.url, record.user, log),
      accountLasts: () => secrets === ports.secrets && ports.secretsLast(),
      ownSessions,
      locks: ports.locks,
      clock,
      log,
      news,
    })
    sites.set(record.siteId, site)
    return site
  }
  /** Only saved sites have a place in the keychain. */
  const secretsFor = (record: SiteRecord): SecretStore =>
    record.saved ? ports.secrets : createMemorySecrets()
  const write = (): Promise<Result<null>> => book.save([...sites.values()].map((site) => site.record))
  const save = async (): Promise<Result<null>> => {
    const written = await write()
    return written.ok
      ? written
      : withMore(written, 'The change is not saved, and lasts until the console quits.')
  }
  const nameTaken = (name: string, but?: string): boolean =>
    [...sites.values()].some((site) => site.record.name === name && site.siteId !== but)

  async function startPractice(): Promise<void> {
    for (const { name, user, sessionsLimit, password, ...demo } of (await ports.demoSites?.start()) ?? []) {
      const url = trimEnd(demo.url, '/')
      const kinds = {
        allowHttp: false,
        danglingAfterMs: defaultDanglingAfterMs,
        saved: false,
        demo: true,
        keepSeat: false,
        certificate: null,
      }
      const secrets = createMemorySecrets()
      await openAccount(secrets, url, user, log).change({ password })
      watch({ siteId: `demo-${String(sites.size)}`, name, url, user, sessionsLimit, ...kinds }, secrets)
    }
  }

  return {
    async open() {
      const { sites: saved, notice, unread } = await book.open()
      for (const site of saved) watch({ ...site, saved: true, demo: false }, ports.secrets)
      await startPractice()
      const notices = [notice, await ownSessions.notice()].filter((each) => each !== null)
      return { notices, ...(unread !== undefined && { unread }) }
    },
    all: () => [...sites.values()],
    get(siteId) {
      const site = sites.get(siteId)
      return site ? succeed(site) : fail('usage', 'There is no such site.')
    },
    administrators(url) {
      const here = [...sites.values()].filter(({ record }) => record.url === url)
      return new Set(here.map(({ record }) => record.user))
    },
    async add(wanted) {
      if (nameTaken(wanted.name)) return fail('usage', `There is already a site called ${wanted.name}.`)
      const url = readSiteUrl(wanted.url, wanted.allowHttp ?? false)
      if (!url.ok) return url
      const certificate = await seenCertificate(url.value, wanted.trustFingerprint)
      if (!certificate.ok) return certificate
      const record: SiteRecord = {
        siteId: ports.randomId(),
        name: wanted.name,
        url: url.value,
        user: wanted.user,
        allowHttp: wanted.allowHttp ?? false,
        danglingAfterMs: wanted.danglingAfterMs ?? defaultDanglingAfterMs,
        sessionsLimit: wanted.sessionsLimit ?? null,
        keepSeat: wanted.keepSeat ?? true,
        certificate: certificate.value,
        saved: wanted.saved ?? true,
        demo: false,
      }
      const site = watch(record, secretsFor(record))
      const saved = site.record.saved ? await write() : succeed(null)
      if (!saved.ok) {
        sites.delete(site.siteId)
        return withMore(saved, 'The site was not added.')
      }
      news.site(site.state())
      return succeed(site)
    },
    async addList(document, allowHttp) {
      const here = [...sites.values()].map((site) => site.record)
      const list = readSiteList(document, here, allowHttp)
      if (!list.ok) return list
      const added = list.value.sites.map((listed) => {
        const record = { ...listed, siteId: ports.randomId(), certificate: null, saved: true, demo: false }
        return watch(record, secretsFor(record))
      })
      for (const site of added) news.site(site.state())
      const saved = added.length > 0 ? await save() : succeed(null)
      return saved.ok ? succeed({ added: added.length, left: list.value.left, asks: list.value.asks }) : saved
    },
    async change(change, beforeMove) {
      const site = sites.get(change.siteId)
      if (!site) return fail('usage', 'There is no such site.')
      if (change.name !== undefined && nameTaken(change.name, change.siteId)) {
        return fail('usage', `There is already a site called ${change.name}.`)
      }
      const before = site.record
      const record: SiteRecord = { ...before, ...change }
      const url = readSiteUrl(record.url, record.allowHttp)
      if (!url.ok) return url
      const moved =
        url.value !== before.url || record.user !== before.user || record.allowHttp !== before.allowHttp
      // A certificate is trusted for one server.
      const sameServer = new URL(url.value).host === new URL(before.url).host
      const next = { ...record, url: url.value, certificate: sameServer ? before.certificate : null }
      if (moved) await beforeMove()
      const changed = moved ? await replace(site, next) : site
      if (!moved) site.change(next)
      const saved = await save()
      return saved.ok ? succeed(changed) : saved
    },
    async trust(siteId, fingerprint) {
      const site = sites.get(siteId)
      if (!site) return fail('usage', 'There is no such site.')
      const certificate = await certificates.pinned(site.record.url, fingerprint)
      if (!certificate.ok) return certificate
      await site.trust(certificate.value)
      const saved = await save()
      return saved.ok ? succeed(site) : saved
    },
    async remove(siteId) {
      const site = sites.get(siteId)
      if (!site) return fail('usage', 'There is no such site.')
      await part(site)
      sites.delete(siteId)
      return save()
    },
  }

  async function seenCertificate(
    url: string,
    fingerprint: string | undefined,
  ): Promise<Result<PinnedCertificate | null>> {
    return fingerprint === undefined ? succeed(null) : certificates.pinned(url, fingerprint)
  }

  async function part(site: WatchedSite): Promise<void> {
    if (!(await site.part())) options.sessionLeft(site.record.name)
  }

  /** Another address or user is another account: the old session is ended first. */
  async function replace(site: WatchedSite, record: SiteRecord): Promise<WatchedSite> {
    await part(site)
    const next = watch(record, secretsFor(record))
    news.site(next.state())
    return next
  }
}

/** A failure with one more sentence: what it means for who asked. */
function withMore<T>(failed: Extract<Result<T>, { ok: false }>, sentence: string): typeof failed {
  return { ok: false, failure: { ...failed.failure, hint: `${failed.failure.hint} ${sentence}` } }
}
