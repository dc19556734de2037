import { type ReactNode, useState } from 'react'
import { useActions } from '../../../store/react.tsx'
import { ChooseSites } from './choose-sites.tsx'
import { ConfirmMany } from './confirm-many.tsx'
import type { SitePreview } from './site-rows.tsx'

/**
 * Dangling sessions of several sites at once: which sites, what it means on each site, and one yes for all.
 */
export function ManyDialog({ first }: { first: readonly string[] | null }): ReactNode {
  const { closeDialog, previewPlan } = useActions()
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(first && new Set(first))
  const [busy, setBusy] = useState(false)
  const [previews, setPreviews] = useState<readonly SitePreview[] | null>(null)
  const preview = async (siteIds: readonly string[]): Promise<void> => {
    setBusy(true)
    setPreviews(
      await Promise.all(
        siteIds.map(async (siteId) => ({ siteId, result: await previewPlan(siteId, { dangling: true }) })),
      ),
    )
    setBusy(false)
  }
  if (previews) return <ConfirmMany previews={previews} onBack={() => setPreviews(null)} />
  return (
    <ChooseSites
      chosen={chosen}
      busy={busy}
      onChoose={setChosen}
      onPreview={(siteIds) => void preview(siteIds)}
      onClose={() => closeDialog('killMany')}
    />
  )
}
