import { useMemo } from 'react'
import type { SiteState } from '../../contract/site.ts'
import { exemptionsOn } from '../../core/domain/exempt.ts'
import type { Judged } from './judge.ts'
import { useConsole } from './react.tsx'

/** Of the dangling sessions: how many a rule may end, and how many are exempt. */
export function useKillable(
  { siteId, url }: SiteState,
  judged: readonly Judged[],
): { readonly killable: number; readonly exempt: number } {
  const exemptions = useConsole((state) => state.exemptions)
  return useMemo(() => {
    const exemptionsFor = exemptionsOn(exemptions, { siteId, url })
    const dangling = judged.filter(({ state }) => state === 'dangling')
    const exempt = dangling.filter(({ session }) => exemptionsFor(session).length > 0).length
    return { killable: dangling.length - exempt, exempt }
  }, [exemptions, judged, siteId, url])
}
