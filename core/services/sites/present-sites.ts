import { fail, succeed, type Result } from '../../../contract/failure.ts'
import { createLoadMeter } from '../../domain/load.ts'
import type { LinoClient } from '../../lino/index.ts'
import type { Clock, Http, Log, Ports, SecretStore } from '../../ports.ts'
import { openAccount } from './accounts.ts'
import { createMemorySecrets } from './memory-secrets.ts'
import type { OwnSessions } from './own-sessions.ts'
import { createSiteHttp } from './site-http.ts'
import type { SiteRecord } from './site-record.ts'
import type { SiteEvents } from './site-status.ts'
import { createWatchedSite, type WatchedSite } from './watched-site.ts'

/** The sites that this run has, in the order in which they came. */
export interface PresentSites {
  all(): readonly WatchedSite[]
  records(): readonly SiteRecord[]
  get(siteId: string): Result<WatchedSite>
  /** Users whose accounts have signed in to this site. They are administrators there. */
  administrators(url: string): ReadonlySet<string>
  /** @param but the id of the site that may have this name */
  isNameTaken(name: string, but?: string): boolean
  /**
   * Gives a site its client and its account. It takes the place of the site with the same id.
   * @param secrets where its account's secrets are. Usually the keychain for a saved site, otherwise memory
   */
  add(record: SiteRecord, secrets?: SecretStore): WatchedSite
  remove(siteId: string): void
}

export interface PresentSitesWith {
  readonly ports: Ports
  readonly clock: Clock
  readonly log: Log
  readonly emit: SiteEvents
  readonly ownSessions: OwnSessions
  readonly createClient: (record: SiteRecord, http: Http) => LinoClient
}

export function createPresentSites(options: PresentSitesWith): PresentSites {
  const { ports, clock, log, emit, ownSessions, createClient } = options
  const sites = new Map<string, WatchedSite>()

  /** Only saved sites have a place in the keychain. */
  const secretsFor = (record: SiteRecord): SecretStore =>
    record.saved ? ports.secrets : createMemorySecrets()

  return {
    all: () => [...sites.values()],
    records: () => [...sites.values()].map((site) => site.record),
    get(siteId) {
      const site = sites.get(siteId)
      return site ? succeed(site) : fail('usage', 'noSuchSite')
    },
    administrators(url) {
      const here = [...sites.values()].filter(({ record }) => record.url === url)
      return new Set(here.map(({ record }) => record.user))
    },
    isNameTaken: (name, but) =>
      [...sites.values()].some((site) => site.record.name === name && site.siteId !== but),
    add(record, secrets = secretsFor(record)) {
      const load = createLoadMeter()
      const http = createSiteHttp(ports.createHttp, record.certificate, { load, clock })
      const site = createWatchedSite(record, {
        client: createClient(record, http),
        load,
        pin: http.pin,
        account: openAccount(secrets, record.url, record.user, log),
        accountLasts: () => secrets === ports.secrets && ports.secretsLast(),
        ownSessions,
        locks: ports.locks,
        clock,
        log,
        emit,
      })
      sites.set(record.siteId, site)
      return site
    },
    remove: (siteId) => void sites.delete(siteId),
  }
}
