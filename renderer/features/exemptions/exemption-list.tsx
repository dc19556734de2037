import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useRef } from 'react'
import type { Exemption } from '../../../contract/exemption.ts'
import type { SiteState } from '../../../contract/site.ts'
import { Hostile } from '../../components/hostile.tsx'
import { drawParts } from '../../components/draw-parts.tsx'
import { useConsole } from '../../store/react.tsx'
import { siteOf } from '../../store/state.ts'
import { exemptParts, exemptions as words } from '../../../words/exemptions.ts'
import { userWords } from '../../../words/users.ts'
import { visible } from '../../../core/domain/visible.ts'
import { shownName } from '../../../words/practice-sites.ts'

interface ExemptionListProps {
  readonly exemptions: readonly Exemption[]
  readonly onRemove: (exemption: Exemption) => void
}

/** Pixels. The style sheet has the same figure. */
const rowHeight = 48

/** Only the visible ones are drawn. */
export function ExemptionList({ exemptions, onRemove }: ExemptionListProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: exemptions.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  })
  return (
    <div ref={scroller} className="exemption-list" tabIndex={0} role="region" aria-label={words.listTitle()}>
      <ul style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const exemption = exemptions[item.index]
          return (
            exemption && (
              <li
                key={exemption.exemptionId}
                style={{ transform: `translateY(${String(item.start)}px)` }}
                aria-setsize={exemptions.length}
                aria-posinset={item.index + 1}
                data-testid="exemption"
              >
                <ExemptionItem exemption={exemption} onRemove={onRemove} />
              </li>
            )
          )
        })}
      </ul>
    </div>
  )
}

function ExemptionItem({
  exemption,
  onRemove,
}: Pick<ExemptionListProps, 'onRemove'> & { exemption: Exemption }): ReactNode {
  const { kind, value, siteId, at } = exemption
  const site = useConsole((state) => (siteId === null ? undefined : siteOf(state, siteId)))
  // A ref means nothing to people. Its row does, if it is listed.
  const session = useConsole((state) =>
    kind === 'session' && siteId !== null
      ? state.lists[siteId]?.sessions.find((each) => each.ref === value)
      : undefined,
  )
  const shown = session ? `${session.keyPrefix}… (${userWords(session.user)})` : value
  return (
    <>
      <span className="exemption-what">
        <span>{drawParts(exemptParts(kind, <Hostile className="user" text={shown} />))}</span>
        <span className="muted">
          {siteId === null ? words.allSites() : <SiteName site={site} />}
          {' · '}
          {words.since(at)}
        </span>
      </span>
      <button
        type="button"
        className="button"
        aria-label={words.removeThis(visible(shown))}
        data-testid="exemption-remove"
        onClick={() => onRemove(exemption)}
      >
        {words.remove()}
      </button>
    </>
  )
}

const SiteName = ({ site }: { site: SiteState | undefined }): ReactNode =>
  site ? <Hostile text={shownName(site.siteId, site.name)} /> : words.goneSite()
