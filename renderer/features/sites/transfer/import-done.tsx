import type { ReactNode } from 'react'
import type { SitesImport } from '../../../../contract/site-list.ts'
import { AddedSites, ChangedSites, SkippedSites } from './listed-sites.tsx'

/** What an import has done. */
export function ImportDone({ told: { added, changed, skipped } }: { told: SitesImport }): ReactNode {
  return (
    <div role="status" data-testid="import-result">
      <AddedSites sites={added} isDone />
      <ChangedSites sites={changed} isDone />
      <SkippedSites skipped={skipped} />
    </div>
  )
}
