import type { AppInfo, ConsoleApi, ConsoleEvent } from '../contract/console-api.ts'
import { cause, causesOf, succeed } from '../contract/failure.ts'
import type { ChosenPreferences } from '../contract/preferences.ts'
import type { Notice } from '../contract/failure-causes.ts'
import { addressCalls } from './console/address-calls.ts'
import { consoleAlerts } from './console/alerts.ts'
import { closeConsole } from './console/close.ts'
import { createConsoleEvents } from './console/events.ts'
import { atSite } from './console/parts.ts'
import { sessionCalls } from './console/session-calls.ts'
import { createSiteNews } from './console/site-news.ts'
import { siteCalls } from './console/site-calls.ts'
import { worstFirst } from './domain/worst-first.ts'
import { createHiddenNames, createKnownSecrets, createLinoClient, withHiddenNames } from './lino/index.ts'
import type { Ports } from './ports.ts'
import { alertCalls } from './services/alerts/alert-calls.ts'
import { createAudit } from './services/records/audit.ts'
import { createCertificateTrust } from './services/sites/certificate-trust.ts'
import { exemptionCalls } from './services/exemptions/exemption-calls.ts'
import { createExemptions } from './services/exemptions/exemptions.ts'
import { createFigures } from './services/sites/figures.ts'
import { createFiguresFile } from './services/sites/figures-file.ts'
import { createHiddenTable } from './services/kills/hidden-table.ts'
import { createKills } from './services/kills/kills.ts'
import { createPreferences } from './services/preferences/preferences.ts'
import { createSessionWatch } from './services/sites/session-watch.ts'
import { knownSecretStore } from './services/sites/accounts.ts'
import { createSites } from './services/sites/sites.ts'

export interface Console {
  readonly api: ConsoleApi
  /** What the user has chosen for every window: for the host that shows it. */
  preferences(): ChosenPreferences
  /**
   * Ends waits for other consoles, cancels kills, and waits for sign-ins under way (30 s at most). Then signs
   * out everywhere and confirms each sign-out. Returns the names of the sites where one session of ours may
   * be left.
   */
  close(): Promise<{ readonly leftBehind: readonly string[] }>
}

/**
 * The whole core. Every host runs this one function over its own ports, and adds its own notices.
 * `givenSecrets`: the password, the code and the proxies' passwords of its environment.
 */
export async function createConsole(
  ports: Ports,
  info: Omit<AppInfo, 'notices' | 'sitesUnread' | 'preferences'>,
  hostNotices: readonly Notice[] = [],
  givenSecrets: readonly string[] = [],
): Promise<Console> {
  const { clock, log } = ports
  const known = createKnownSecrets()
  for (const secret of givenSecrets) known.addTyped(secret)
  const names = createHiddenNames()
  const events = createConsoleEvents(log)
  const emit = (event: ConsoleEvent): void => events.emit(names.shown(event))
  const news = createSiteNews(clock, emit)
  ports.locks.onWait((holder) => emit({ type: 'notice', notice: [cause('waitingFor', { holder })] }))
  const watch = createSessionWatch(clock, Math.random, (ms) => {
    for (const site of sites.all()) site.clockWasSet(ms)
  })
  const certificates = createCertificateTrust(ports.certificates, clock, known.hide)
  const sites = createSites({
    certificates,
    ports: { ...ports, secrets: knownSecretStore(ports.secrets, known) },
    clock,
    log,
    emit: {
      site: (site) => {
        figures.note(site)
        alerts.note(site)
        news.tell(site)
      },
      sessions: (delta) => {
        if (watch.isInView(delta.siteId)) emit({ type: 'sessions', delta })
        kills.runs.listed(delta.siteId, delta.changed)
      },
    },
    sessionLeft: (siteName) => emit({ type: 'sessionLeft', siteName }),
    createClient: ({ url, allowHttp }, http) =>
      createLinoClient({ url, allowHttp, http, clock, log, known, names }),
  })
  const figuresFile = createFiguresFile(ports.figures, ports.locks, log)
  // The terminal shows what it reads itself.
  const figures = createFigures(info.host === 'terminal' ? null : figuresFile, clock, sites.all)
  const audit = createAudit({ ...ports, file: ports.audit, host: info.host, shown: names.shown })
  const exemptions = createExemptions({ ...ports, store: ports.exemptions, sites })
  const kills = createKills({ ports, audit, exemptions, sites, emit, shown: names.shown })
  const preferences = createPreferences({
    ...ports,
    store: ports.preferences,
    changed: (chosen) => emit({ type: 'preferences', preferences: chosen }),
  })
  const alerts = consoleAlerts({ ports, sites, audit, emit })
  const hidden = createHiddenTable(audit, exemptions)
  const { notices: ofSites, unread } = await sites.open()
  const notices = [...hostNotices, ...ofSites, ...(await kills.open())]
  const figuresNotice = await figures.open(sites.all())
  if (figuresNotice) notices.push([figuresNotice])
  const exempt = await exemptions.open()
  if (!exempt.ok) notices.push(causesOf(exempt.failure))
  // The terminal has no window.
  const preferred = info.host === 'terminal' ? null : await preferences.open()
  if (preferred) notices.push([preferred])
  const alerted = info.host === 'terminal' ? null : await alerts.open()
  if (alerted) notices.push([alerted])

  const parts = { ports, known, news, sites, watch, figures, alerts, kills, certificates, preferences, emit }
  const api: ConsoleApi = {
    appInfo: async () =>
      succeed({
        ...info,
        notices,
        preferences: preferences.chosen(),
        ...(unread !== undefined && { sitesUnread: unread }),
      }),
    changePreferences: (wanted) => preferences.change(wanted),
    ...siteCalls(parts),
    ...addressCalls(parts),
    ...sessionCalls(parts),
    ...kills.calls,
    endHidden: ({ siteId, ref }) => atSite(sites, siteId, (site) => hidden.end(site, ref)),
    hiddenHelp: ({ siteId }) => atSite(sites, siteId, (site) => hidden.help(site)),
    ...exemptionCalls(exemptions, audit, sites, emit),
    ...alertCalls(alerts),
    readAudit: () => audit.read(),
    subscribe: events.subscribe,
  }

  // A window uses its kept sessions again at once. The terminal uses only the session that a command needs.
  if (info.host !== 'terminal') {
    const worst = [...sites.all()].sort((a, b) => worstFirst(a.state(), b.state()))
    for (const site of worst) watch.resume(site)
  }

  return {
    api: withHiddenNames(api, names),
    preferences: () => preferences.chosen(),
    close: () => closeConsole(parts),
  }
}
