import type { SitesImport } from '../../contract/console-api.ts'
import type { Result } from '../../contract/failure.ts'
import { saveText } from '../save-text.ts'
import { siteList as words } from '../text/site-list.ts'
import type { ConsoleState, Slice } from './state.ts'

export interface SiteListActions {
  /** Gives the list of the saved sites to the user as a file, and says what is in it. */
  exportSites(): Promise<void>
  /** The sites themselves come by events. `allowHttp`: addresses that the user allows plain http for. */
  importSites(document: string, allowHttp?: readonly string[]): Promise<Result<SitesImport>>
}

export function siteListActions({ get, set, call }: Slice): SiteListActions {
  return {
    exportSites: async () => {
      const result = await call('exportSites', {})
      if (!result.ok) return set({ notice: result.failure })
      saveText(words.fileName, 'application/json', result.value.document)
      const said = words.exported(ownSites(get()))
      set({ notices: [...get().notices.filter((each) => each !== said), said] })
    },
    importSites: (document, allowHttp = []) => call('importSites', { document, allowHttp }),
  }
}

const ownSites = ({ sites }: ConsoleState): number => sites.filter((site) => site.saved && !site.demo).length

/** Whether there is anything to export: one-offs and practice sites are in no list. */
export const hasOwnSites = (state: ConsoleState): boolean => ownSites(state) > 0
