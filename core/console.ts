import type { AppInfo, ConsoleApi, ConsoleEvent } from '../contract/console-api.ts'
import { succeed, type Result } from '../contract/failure.ts'
import type { SiteState } from '../contract/site.ts'
import { createLinoClient, readSiteUrl } from './lino/index.ts'
import type { Ports } from './ports.ts'
import { createAudit } from './services/audit.ts'
import { createCertificateTrust } from './services/certificate-trust.ts'
import { exemptionCalls } from './services/exemption-calls.ts'
import { createExemptions } from './services/exemptions.ts'
import { createHiddenTable } from './services/hidden-table.ts'
import { createKills } from './services/kills.ts'
import { createSessionWatch } from './services/session-watch.ts'
import { writeSiteList } from './services/site-list.ts'
import { createSites } from './services/sites.ts'
import type { WatchedSite } from './services/watched-site.ts'

export interface Console {
  readonly api: ConsoleApi
  /**
   * Ends waits for other consoles, cancels kills, awaits sign-ins under way (30 s at most), signs out everywhere and makes sure of it. Answers the
   * names of the sites where one session of ours may be left.
   */
  close(): Promise<{ readonly leftBehind: readonly string[] }>
}

const closeMostMs = 30_000

/** The whole program. Every host runs this one function over its own ports, with what it has to say itself. */
export async function createConsole(
  ports: Ports,
  info: Omit<AppInfo, 'notices' | 'sitesUnread'>,
  hostNotices: readonly string[] = [],
): Promise<Console> {
  const { clock, log } = ports
  const listeners = new Set<(event: ConsoleEvent) => void>()
  const emit = (event: ConsoleEvent): void => {
    for (const listener of listeners) {
      try {
        listener(event)
      } catch (error) {
        // A view that cannot be told stops neither a kill nor another view.
        log.write('error', 'A view could not be told', { event: event.type, reason: String(error) })
      }
    }
  }
  ports.locks.onWait((text) => emit({ type: 'notice', text }))
  const watch = createSessionWatch(clock)
  const certificates = createCertificateTrust(ports.certificates, clock)
  const sites = createSites({
    certificates,
    ports,
    clock,
    log,
    news: {
      site: (site) => emit({ type: 'site', site }),
      sessions: (delta) => {
        emit({ type: 'sessions', delta })
        kills.runs.listed(delta.siteId, delta.changed)
      },
    },
    sessionLeft: (siteName) => emit({ type: 'sessionLeft', siteName }),
    createClient: ({ url, allowHttp }, http) => createLinoClient({ url, allowHttp, http, clock, log }),
  })
  const audit = createAudit({ ...ports, file: ports.audit, host: info.host })
  const exemptions = createExemptions({ ...ports, store: ports.exemptions })
  const kills = createKills({ ports, audit, exemptions, sites, emit })
  const hidden = createHiddenTable(audit, exemptions)
  const { notices: ofSites, unread } = await sites.open()
  const notices = [...hostNotices, ...ofSites, ...(await kills.open())]
  const exempt = await exemptions.list()
  if (!exempt.ok) notices.push(exempt.failure.hint)

  /** Looks a site up, and acts on it. */
  const at = async <T>(
    siteId: string,
    act: (site: WatchedSite) => Result<T> | Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const site = sites.get(siteId)
    return site.ok ? act(site.value) : site
  }
  const watchIfIn = (site: WatchedSite): void => {
    if (site.state().access === 'signedIn' || site.awaitsResume()) watch.start(site)
  }
  const stateOf = (site: Result<WatchedSite>): Result<SiteState> =>
    site.ok ? succeed(site.value.state()) : site

  const api: ConsoleApi = {
    appInfo: async () => succeed({ ...info, notices, ...(unread !== undefined && { sitesUnread: unread }) }),
    listSites: async () => succeed(sites.all().map((site) => site.state())),
    addSite: async (wanted) => {
      const added = await sites.add(wanted)
      await kills.tellInterrupted()
      return stateOf(added)
    },
    changeSite: async (change) => {
      const before = sites.get(change.siteId)
      const changed = await sites.change(change, () => kills.runs.stopAt(change.siteId))
      // Another address or user is another site to watch, once it is signed in to.
      if (changed.ok && before.ok && changed.value !== before.value) watch.stop(change.siteId)
      return stateOf(changed)
    },
    removeSite: async ({ siteId }) => {
      watch.stop(siteId)
      await kills.runs.stopAt(siteId)
      const removed = await sites.remove(siteId)
      if (removed.ok) emit({ type: 'siteRemoved', siteId })
      await kills.tellInterrupted()
      return removed
    },
    exportSites: async () => {
      const saved = sites.all().filter(({ record }) => record.saved && !record.demo)
      return succeed({ document: writeSiteList(saved.map((site) => site.record)) })
    },
    importSites: ({ document, allowHttp = [] }) => sites.addList(document, allowHttp),
    probeSite: async ({ url, allowHttp = false, trustFingerprint }) => {
      const read = readSiteUrl(url, allowHttp)
      if (!read.ok) return read
      const pinned =
        trustFingerprint === undefined
          ? succeed(null)
          : await certificates.pinned(read.value, trustFingerprint)
      if (!pinned.ok) return pinned
      const http = ports.createHttp(pinned.value)
      const client = createLinoClient({ url: read.value, allowHttp, http, clock, log })
      try {
        return await client.probe()
      } finally {
        client.close()
      }
    },
    readCertificate: async ({ url }) => {
      const read = readSiteUrl(url, false)
      return read.ok ? certificates.read(read.value) : read
    },
    trustCertificate: async ({ siteId, fingerprint }) => {
      const trusted = await sites.trust(siteId, fingerprint)
      if (!trusted.ok) return trusted
      const site = trusted.value
      if (site.state().access === 'signedIn') await site.read()
      else await site.resume()
      watchIfIn(site)
      return succeed(site.state())
    },
    signIn: ({ siteId, ...given }) =>
      at(siteId, async (site) => {
        const signedIn = await site.signIn(given)
        watchIfIn(site)
        return signedIn
      }),
    forgetPassword: ({ siteId }) =>
      at(siteId, async (site) => {
        await site.forgetPassword()
        return succeed(site.state())
      }),
    signOut: ({ siteId }) =>
      at(siteId, async (site) => {
        watch.stop(siteId)
        await kills.runs.stopAt(siteId)
        return site.signOut()
      }),
    readNow: ({ siteId }) =>
      at(siteId, async (site) => {
        if (site.killing) return succeed(site.state())
        const read = await site.read()
        watchIfIn(site)
        return read.ok ? succeed(site.state()) : read
      }),
    readSessions: ({ siteId }) => at(siteId, (site) => succeed(site.list())),
    viewSite: async ({ siteId }) => {
      watch.view(siteId)
      return succeed(null)
    },
    ...kills.calls,
    endHidden: ({ siteId, ref }) => at(siteId, (site) => hidden.end(site, ref)),
    hiddenHelp: ({ siteId }) => at(siteId, (site) => hidden.help(site)),
    ...exemptionCalls(exemptions, audit, sites, emit),
    readAudit: () => audit.read(),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }

  // A window takes its kept seats again at once; the terminal only what it is asked for.
  const resuming =
    info.host === 'terminal'
      ? []
      : sites.all().map(async (site) => {
          await site.resume()
          watchIfIn(site)
        })

  async function close(): Promise<{ leftBehind: readonly string[] }> {
    ports.locks.stopWaiting()
    watch.close()
    await kills.runs.close()
    const late = new AbortController()
    await Promise.race([Promise.all(resuming), clock.wait(closeMostMs, late.signal)])
    const leavings = sites.all().map(async (site) => {
      const left = await Promise.race([
        site.leave().then((left) => !left.ok),
        clock.wait(closeMostMs, late.signal).then(() => true),
      ])
      site.close()
      return left ? [site.record.name] : []
    })
    const leftBehind = (await Promise.all(leavings)).flat()
    late.abort()
    ports.secrets.close()
    await ports.demoSites?.close()
    return { leftBehind }
  }

  return { api, close }
}
