import { type ReactNode, useEffect, useRef } from 'react'
import type { SiteState } from '../../../contract/site.ts'
import { MenuItem, moveInMenu } from '../../components/popover.tsx'
import { useActions } from '../../store/react.tsx'
import { useKilling } from '../../store/use-killing.ts'
import { exemptions as exemptionWords } from '../../../words/exemptions.ts'
import { sessions as words } from '../../../words/sessions.ts'
import type { MenuTarget } from './menu-target.ts'
import type { Copying } from './use-copy.ts'

/** Where it opens, pixels of the window. */
export interface MenuAt {
  readonly target: MenuTarget
  readonly x: number
  readonly y: number
  /** A button of the mouse is still down. Only Windows opens menus when it is up. */
  readonly pressed: boolean
}

interface RowMenuProps {
  readonly site: SiteState
  readonly at: MenuAt
  readonly copy: Copying['copy']
  /** It closes on Escape and on a click elsewhere. */
  readonly onClose: () => void
}

/** As much of it as fits. */
function openAt(menu: HTMLElement, { x, y }: MenuAt): void {
  menu.showPopover()
  const { width, height } = menu.getBoundingClientRect()
  menu.style.left = `${String(Math.max(4, Math.min(x, window.innerWidth - width - 4)))}px`
  menu.style.top = `${String(Math.max(4, Math.min(y, window.innerHeight - height - 4)))}px`
  menu.querySelector<HTMLElement>('[role="menuitem"]')?.focus()
}

/**
 * The menu of a row, of a group, or of the selection if the row is part of it. The right mouse button and the
 * keyboard's menu key open it.
 */
export function RowMenu({ site, at, copy, onClose }: RowMenuProps): ReactNode {
  const { openDialog, previewKill, setView } = useActions()
  const ref = useRef<HTMLDivElement>(null)
  const { siteId } = site
  const { refs, shown, session, user } = at.target
  const killing = useKilling(siteId)
  const canKill =
    refs.length > 0 && !killing && site.access === 'signedIn' && site.failure?.kind !== 'tableHidden'
  useEffect(() => {
    const menu = ref.current
    if (!menu) return
    const open = (): void => openAt(menu, at)
    if (!at.pressed) return open()
    // The browser closes popovers when the button goes up outside of them, so this one opens after that.
    const opening = new AbortController()
    const afterUp = (): void => {
      const timer = setTimeout(open)
      opening.signal.addEventListener('abort', () => clearTimeout(timer))
    }
    window.addEventListener('pointerup', afterUp, { once: true, signal: opening.signal })
    return () => opening.abort()
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
      aria-label={session ? exemptionWords.menu() : words.menuOfSeveral(refs.length)}
      className="popover at-point"
      data-testid="row-menu"
      onKeyDown={moveInMenu}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose()
      }}
    >
      {canKill && (
        <MenuItem testId="row-kill" onSelect={choose(() => void previewKill(siteId, { refs }))}>
          {session ? exemptionWords.kill() : words.kill(refs.length)}
        </MenuItem>
      )}
      {user !== undefined && (
        <MenuItem
          testId="row-only-user"
          onSelect={choose(() => setView(siteId, { user: { kind: 'one', user } }))}
        >
          {exemptionWords.onlyUser()}
        </MenuItem>
      )}
      {shown.size > 0 && (
        <>
          <MenuItem testId="row-copy-text" onSelect={choose(() => copy(shown, 'text'))}>
            {words.copyText()}
          </MenuItem>
          <MenuItem testId="row-copy-csv" onSelect={choose(() => copy(shown, 'csv'))}>
            {words.copyCsv()}
          </MenuItem>
        </>
      )}
      {session && !session.own && (
        <MenuItem
          testId="row-exempt"
          onSelect={choose(() => openDialog({ kind: 'exempt', siteId, session }))}
        >
          {exemptionWords.item()}
        </MenuItem>
      )}
    </div>
  )
}
