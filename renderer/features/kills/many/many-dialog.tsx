import { type ReactNode, useState } from 'react'
import { useActions, useConsole } from '../../../store/react.tsx'
import { ChooseSites } from './choose-sites.tsx'
import { ConfirmMany } from './confirm-many.tsx'
import { danglingRule, type ManyRule, ruleFor } from './many-rule.ts'
import { usePreviews } from './use-previews.ts'

interface ManyDialogProps {
  /** Only these sites, all chosen. Null: all of them, and those that lack room are chosen. */
  readonly first: readonly string[] | null
}

/** One rule for several sites: what it means on each site, and one yes for all. */
export function ManyDialog({ first }: ManyDialogProps): ReactNode {
  const { clearSites, closeDialog } = useActions()
  const sites = useConsole((state) => state.sites)
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(first && new Set(first))
  const [rule, setRule] = useState<ManyRule>(danglingRule)
  const previews = usePreviews()
  const preview = (siteIds: readonly string[]): void =>
    previews.make(
      siteIds.flatMap((siteId) => {
        const site = sites.find((each) => each.siteId === siteId)
        const wanted = site && ruleFor(rule, site)
        return wanted ? [{ siteId, rule: wanted }] : []
      }),
    )
  if (previews.sites) return <ConfirmMany sites={previews.sites} previews={previews} onStarted={clearSites} />
  return (
    <ChooseSites
      only={first}
      chosen={chosen}
      rule={rule}
      progress={previews.progress}
      onChoose={setChosen}
      onRule={setRule}
      onPreview={preview}
      onStop={previews.drop}
      onClose={() => closeDialog('killMany')}
    />
  )
}
