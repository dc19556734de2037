import type { ConsoleApi } from '../../contract/console-api.ts'
import { succeed, type Result } from '../../contract/failure.ts'
import type { SiteState } from '../../contract/site.ts'
import { writeSiteCsv } from '../domain/site-csv.ts'
import { writeSiteList } from '../services/sites/list-entries.ts'
import type { WatchedSite } from '../services/sites/watched-site.ts'
import type { ConsoleParts } from './parts.ts'

type SiteCalls = Pick<
  ConsoleApi,
  'listSites' | 'addSite' | 'changeSite' | 'removeSite' | 'exportSites' | 'previewImport' | 'importSites'
>

/** The calls about the list of sites. */
export function siteCalls({
  news,
  sites,
  watch,
  figures,
  kills,
  emit,
  preferences,
}: ConsoleParts): SiteCalls {
  const stateOf = (site: Result<WatchedSite>): Result<SiteState> =>
    site.ok ? succeed(site.value.state()) : site

  return {
    listSites: async () => succeed(sites.all().map((site) => site.state())),
    async addSite(wanted) {
      const added = await sites.add(wanted)
      await kills.emitInterrupted()
      return stateOf(added)
    },
    async changeSite(change) {
      const before = sites.get(change.siteId)
      const changed = await sites.change(change, () => kills.runs.stopAt(change.siteId))
      // Another address or user makes another site to watch, after a sign-in.
      if (changed.ok && before.ok && changed.value !== before.value) {
        watch.stop(change.siteId)
        figures.forget(change.siteId)
      }
      return stateOf(changed)
    },
    async removeSite({ siteId }) {
      watch.stop(siteId)
      await kills.runs.stopAt(siteId)
      const removed = await sites.remove(siteId)
      figures.forget(siteId)
      news.forget(siteId)
      if (removed.ok) {
        await preferences.forget(siteId)
        emit({ type: 'siteRemoved', siteId })
      }
      await kills.emitInterrupted()
      return removed
    },
    async exportSites({ format = 'json' }) {
      const saved = sites.all().map(({ record }) => record)
      const own = saved.filter((record) => record.saved && !record.demo)
      return succeed({ document: format === 'csv' ? writeSiteCsv(own) : writeSiteList(own) })
    },
    previewImport: async (list) => sites.previewList(list),
    importSites: (list) => sites.takeList(list),
  }
}
