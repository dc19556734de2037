import type { ListImport, SitesImport } from '../../contract/site-list.ts'
import type { Result } from '../../contract/failure.ts'
import { saveText } from '../save-text.ts'
import { siteList as words } from '../../words/site-list.ts'
import { withNotice } from './notices.ts'
import type { ConsoleState, Slice } from './state.ts'

export interface SiteListActions {
  /** Saves the list of the saved sites as a file for the user, and shows what is in it. */
  exportSites(format?: 'json' | 'csv'): Promise<void>
  /** What `importSites` would do. */
  previewImport(list: ListImport): Promise<Result<SitesImport>>
  /** Events bring the sites themselves. */
  importSites(list: ListImport): Promise<Result<SitesImport>>
}

export function siteListActions({ get, set, call }: Slice): SiteListActions {
  return {
    exportSites: async (format = 'json') => {
      const result = await call('exportSites', { format })
      if (!result.ok) return set({ notice: result.failure })
      const file = words.fileName[format]
      // Excel needs the byte order mark.
      if (format === 'csv') saveText(file, 'text/csv', `\ufeff${result.value.document}`)
      else saveText(file, 'application/json', result.value.document)
      const exported = ownSites(get())
      set({ notices: withNotice(get().notices, () => words.exported(exported, file)) })
    },
    previewImport: (list) => call('previewImport', list),
    importSites: (list) => call('importSites', list),
  }
}

const ownSites = ({ sites }: ConsoleState): number => sites.filter((site) => site.saved && !site.demo).length

/** Whether there is anything to export. One-offs and practice sites are in no list. */
export const hasOwnSites = (state: ConsoleState): boolean => ownSites(state) > 0
