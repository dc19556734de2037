import type { SiteNews } from './site-news.ts'
import type { ConsoleEvent } from '../../contract/console-api.ts'
import type { Result } from '../../contract/failure.ts'
import type { Session } from '../../contract/session.ts'
import type { KnownSecrets } from '../lino/index.ts'
import type { Ports } from '../ports.ts'
import type { Alerts } from '../services/alerts/alerts.ts'
import type { Kills } from '../services/kills/kills.ts'
import type { PreferencesKeeper } from '../services/preferences/preferences.ts'
import type { Figures } from '../services/sites/figures.ts'
import type { CertificateTrust } from '../services/sites/certificate-trust.ts'
import type { SessionWatch } from '../services/sites/session-watch.ts'
import type { Sites } from '../services/sites/sites.ts'
import type { WatchedSite } from '../services/sites/watched-site.ts'

/** The services that the console's calls act on. */
export interface ConsoleParts {
  readonly ports: Ports
  readonly known: KnownSecrets
  readonly news: SiteNews
  readonly sites: Sites
  readonly watch: SessionWatch
  readonly figures: Figures
  readonly alerts: Alerts
  readonly kills: Kills
  readonly certificates: CertificateTrust
  readonly preferences: PreferencesKeeper
  readonly emit: (event: ConsoleEvent) => void
}

/** Looks a site up, and acts on it. */
export async function atSite<T>(
  sites: Sites,
  siteId: string,
  act: (site: WatchedSite) => Result<T> | Promise<Result<T>>,
): Promise<Result<T>> {
  const site = sites.get(siteId)
  return site.ok ? act(site.value) : site
}

const noSessions: readonly Session[] = []

/** The sessions of a site's last list. None: the site is gone, or was not read. */
export function sessionsOf(sites: Sites, siteId: string): readonly Session[] {
  const site = sites.get(siteId)
  return site.ok ? site.value.list().sessions : noSessions
}

/** Watches a site that is signed in, or that waits until its kept session can be used again. */
export function watchIfIn(watch: SessionWatch, site: WatchedSite): void {
  if (site.state().access === 'signedIn' || site.awaitsResume()) watch.start(site)
}
