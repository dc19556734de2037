import { type ReactNode, useMemo } from 'react'
import type { SiteState } from '../../../../contract/site.ts'
import { Note } from '../../../components/note.tsx'
import { useActions } from '../../../store/react.tsx'
import { pickableLeftOvers } from '../../../store/rows.ts'
import type { Table } from '../../../store/use-table.ts'
import { site as words } from '../../../../words/site.ts'

/**
 * Sessions that an earlier run has left behind on the site: shown, and selected on request. Never ended
 * unasked.
 */
export function LeftOvers({ site, table }: { site: SiteState; table: Table }): ReactNode {
  const { clearFilters, setView, clearSelection, select } = useActions()
  const { siteId, leftOvers } = site
  const { judged, rows } = table
  const found = useMemo(() => pickableLeftOvers(leftOvers, judged), [leftOvers, judged])
  if (found.length === 0) return null
  const certain = found.filter((each) => each.certain).length
  const possible = found.length - certain
  const choose = (): void => {
    const refs = found.map(({ ref }) => ref)
    const first = rows.find(({ key }) => refs.includes(key))?.key ?? refs[0]
    clearFilters(siteId)
    setView(siteId, { folded: new Set(), ...(first !== undefined && { reveal: { key: first } }) })
    clearSelection(siteId)
    select(siteId, refs)
  }
  return (
    <section className="left-overs" aria-label={words.leftOvers()} data-testid="left-overs">
      <Note tone="plain">
        <p>
          {certain > 0 && <b>{words.leftBehind(certain)} </b>}
          {possible > 0 && <b>{words.possiblyOurs(possible)} </b>}
          {words.leftOversHint(found.length)}
        </p>
      </Note>
      <button type="button" className="button" data-testid="select-left-overs" onClick={choose}>
        {words.selectLeftOvers(found.length)}
      </button>
    </section>
  )
}
