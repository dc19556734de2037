import type { NewSite, SiteChange } from '../../contract/console-api.ts'
import type { Result } from '../../contract/failure.ts'
import type { Probe, SiteState } from '../../contract/site.ts'
import type { SiteFilter } from './site-groups.ts'
import type { SessionsActions } from './sessions.ts'
import { siteCommand, type SiteFacts } from './site-facts.ts'
import { siteOf, type Slice } from './state.ts'

export interface SitesActions {
  openSite(siteId: string): void
  filterSites(filter: SiteFilter): void
  probe(url: string, allowHttp: boolean, trustFingerprint?: string): Promise<Result<Probe>>
  addSite(site: NewSite): Promise<Result<SiteState>>
  changeSite(change: SiteChange): Promise<Result<SiteState>>
  removeSite(siteId: string): Promise<Result<null>>
  readNow(siteId: string): Promise<void>
}

export function sitesActions(slice: Slice, facts: SiteFacts, sessions: SessionsActions): SitesActions {
  const { get, set, call } = slice
  const { takeSite, dropSite } = facts

  function openSite(siteId: string): void {
    const site = siteOf(get(), siteId)
    if (!site) return
    set({ current: siteId, page: 'site', notice: null })
    sessions.keepShown()
    void call('viewSite', { siteId })
    if (site.generation !== (get().lists[siteId]?.generation ?? 0)) void sessions.fetchSessions(siteId)
  }

  return {
    openSite,
    filterSites: (siteFilter) => set({ siteFilter }),
    probe: (url, allowHttp, trustFingerprint) =>
      call('probeSite', {
        url,
        ...(allowHttp && { allowHttp }),
        ...(trustFingerprint !== undefined && { trustFingerprint }),
      }),
    addSite: async (site) => {
      const result = await call('addSite', site)
      if (result.ok) takeSite(result.value)
      return result
    },
    changeSite: async (change) => {
      const result = await call('changeSite', change)
      if (result.ok) takeSite(result.value)
      return result
    },
    removeSite: async (siteId) => {
      const result = await call('removeSite', { siteId })
      if (result.ok) dropSite(siteId)
      return result
    },
    readNow: (siteId) => siteCommand(slice, facts, call('readNow', { siteId })),
  }
}
