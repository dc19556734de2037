import type { SitesImport } from '../../contract/console-api.ts'
import type { Result } from '../../contract/failure.ts'
import { saveText } from '../save-text.ts'
import { siteList as words } from '../../words/site-list.ts'
import { withNotice } from './notices.ts'
import type { ConsoleState, Slice } from './state.ts'

export interface SiteListActions {
  /** Saves the list of the saved sites as a file for the user, and shows what is in it. */
  exportSites(): Promise<void>
  /** Events bring the sites themselves. `allowHttp`: addresses for which the user allows plain http. */
  importSites(document: string, allowHttp?: readonly string[]): Promise<Result<SitesImport>>
}

export function siteListActions({ get, set, call }: Slice): SiteListActions {
  return {
    exportSites: async () => {
      const result = await call('exportSites', {})
      if (!result.ok) return set({ notice: result.failure })
      saveText(words.fileName, 'application/json', result.value.document)
      const exported = ownSites(get())
      set({ notices: withNotice(get().notices, () => words.exported(exported)) })
    },
    importSites: (document, allowHttp = []) => call('importSites', { document, allowHttp }),
  }
}

const ownSites = ({ sites }: ConsoleState): number => sites.filter((site) => site.saved && !site.demo).length

/** Whether there is anything to export. One-offs and practice sites are in no list. */
export const hasOwnSites = (state: ConsoleState): boolean => ownSites(state) > 0
