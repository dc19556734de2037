import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useRef } from 'react'
import type { Exemption } from '../../../contract/exemption.ts'
import { Hostile } from '../../components/hostile.tsx'
import { useConsole } from '../../store/react.tsx'
import { siteOf } from '../../store/state.ts'
import { pinKind, pins as words } from '../../text/pins.ts'
import { visible } from '../../text/visible.ts'

interface PinListProps {
  readonly exemptions: readonly Exemption[]
  readonly onRemove: (exemption: Exemption) => void
}

/** Pixels; the style sheet says the same. */
const rowHeight = 48

/** Only those in sight are drawn. */
export function PinList({ exemptions, onRemove }: PinListProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: exemptions.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  })
  return (
    <div ref={scroller} className="pin-list" tabIndex={0} role="region" aria-label={words.listTitle}>
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
                data-testid="pin"
              >
                <Pin exemption={exemption} onRemove={onRemove} />
              </li>
            )
          )
        })}
      </ul>
    </div>
  )
}

function Pin({ exemption, onRemove }: Pick<PinListProps, 'onRemove'> & { exemption: Exemption }): ReactNode {
  const { kind, value, siteId, at } = exemption
  const site = useConsole((state) => (siteId === null ? null : (siteOf(state, siteId) ?? undefined)))
  // A ref tells nobody anything; its row, where it is listed, does.
  const session = useConsole((state) =>
    kind === 'session' && siteId !== null
      ? state.lists[siteId]?.sessions.find((each) => each.ref === value)
      : undefined,
  )
  const shown = session ? `${session.keyPrefix}… (${session.user ?? '(anonymous)'})` : value
  return (
    <>
      <span className="pin-what">
        <span>
          {pinKind(kind)}
          <Hostile className="user" text={shown} />
        </span>
        <span className="muted">
          {site === null ? words.allSites : site ? <Hostile text={site.name} /> : words.goneSite}
          {' · '}
          {words.since(at)}
        </span>
      </span>
      <button
        type="button"
        className="button"
        aria-label={words.removeThis(visible(shown))}
        data-testid="pin-remove"
        onClick={() => onRemove(exemption)}
      >
        {words.remove}
      </button>
    </>
  )
}
