import { type ReactNode, useEffect, useRef } from 'react'
import type { Session } from '../../../contract/session.ts'
import type { SiteState } from '../../../contract/site.ts'
import { MenuItem, moveInMenu } from '../../components/popover.tsx'
import { useActions } from '../../store/react.tsx'
import { useKilling } from '../../store/use-killing.ts'
import { pins as words } from '../../text/pins.ts'

/** Where it opens, pixels of the window. */
export interface MenuAt {
  readonly session: Session
  readonly x: number
  readonly y: number
}

interface RowMenuProps {
  readonly site: SiteState
  readonly at: MenuAt
  /** It closes itself on Escape and on a press elsewhere. */
  readonly onClose: () => void
}

/** A row's own menu: by the right button, or by the keyboard's menu key. */
export function RowMenu({ site, at, onClose }: RowMenuProps): ReactNode {
  const { openDialog, previewKill, setView } = useActions()
  const ref = useRef<HTMLDivElement>(null)
  const { siteId } = site
  const { session } = at
  const killing = useKilling(siteId)
  const canKill =
    !session.own && !killing && site.access === 'signedIn' && site.failure?.kind !== 'tableHidden'
  useEffect(() => {
    const menu = ref.current
    if (!menu) return
    menu.showPopover()
    // As much of it as there is room for.
    const { width, height } = menu.getBoundingClientRect()
    menu.style.left = `${String(Math.max(4, Math.min(at.x, window.innerWidth - width - 4)))}px`
    menu.style.top = `${String(Math.max(4, Math.min(at.y, window.innerHeight - height - 4)))}px`
    menu.querySelector<HTMLElement>('[role="menuitem"]')?.focus()
  }, [at])
  const choose = (action: () => void) => (): void => {
    ref.current?.hidePopover()
    action()
  }
  return (
    <div
      ref={ref}
      popover="auto"
      role="menu"
      aria-label={words.menu}
      className="popover at-point"
      data-testid="row-menu"
      onKeyDown={moveInMenu}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose()
      }}
    >
      {canKill && (
        <MenuItem
          testId="row-kill"
          onSelect={choose(() => void previewKill(siteId, { refs: [session.ref] }))}
        >
          {words.kill}
        </MenuItem>
      )}
      <MenuItem
        testId="row-only-user"
        onSelect={choose(() => setView(siteId, { user: { kind: 'one', user: session.user } }))}
      >
        {words.onlyUser}
      </MenuItem>
      {!session.own && (
        <MenuItem testId="row-pin" onSelect={choose(() => openDialog({ kind: 'pin', siteId, session }))}>
          {words.item}
        </MenuItem>
      )}
    </div>
  )
}
