import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'

interface PopoverProps {
  readonly label: string
  readonly button: ReactNode
  readonly className?: string
  readonly role?: 'menu' | 'dialog'
  readonly testId?: string
  readonly align?: 'start' | 'end' | 'above' | 'above-start'
  /** Is drawn only while it is open. */
  readonly children: (close: () => void) => ReactNode
}

/** A button with a native popover. The platform closes the popover on Escape and on a click elsewhere. */
export function Popover(props: PopoverProps): ReactNode {
  const { label, button, className = 'button', role = 'menu', testId, align = 'start', children } = props
  const id = useId()
  const ref = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const close = (): void => ref.current?.hidePopover()
  return (
    <span className="popover-anchor">
      <button
        type="button"
        className={className}
        popoverTarget={id}
        aria-haspopup={role}
        aria-expanded={open}
        aria-label={label}
        data-testid={testId}
      >
        {button}
      </button>
      <div
        ref={ref}
        id={id}
        popover="auto"
        role={role}
        aria-label={label}
        className={`popover ${align}`}
        onKeyDown={role === 'menu' ? moveInMenu : undefined}
        onToggle={(event) => {
          const nowOpen = event.newState === 'open'
          setOpen(nowOpen)
          if (nowOpen) requestAnimationFrame(() => firstItem(ref.current)?.focus())
        }}
      >
        {open && children(close)}
      </div>
    </span>
  )
}

const itemSelector = '[role^="menuitem"], [data-autofocus]'
const firstItem = (menu: HTMLElement | null): HTMLElement | null =>
  menu?.querySelector<HTMLElement>('[aria-checked="true"], [data-autofocus]') ??
  menu?.querySelector<HTMLElement>(itemSelector) ??
  null

/** The arrow keys in a menu. */
export function moveInMenu(event: KeyboardEvent<HTMLDivElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>(itemSelector)]
  const at = items.findIndex((item) => item === document.activeElement)
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }
  const next = steps[event.key]
  if (next === undefined) return
  event.preventDefault()
  items[next]?.focus()
}

interface MenuItemProps {
  readonly onSelect: () => void
  readonly children: ReactNode
  /** Of several choices: this one is chosen. */
  readonly checked?: boolean
  /** On or off, independent of others. */
  readonly ticked?: boolean
  readonly danger?: boolean
  readonly testId?: string
}

export function MenuItem(props: MenuItemProps): ReactNode {
  const { onSelect, children, checked, ticked, danger = false, testId } = props
  const on = checked ?? ticked
  return (
    <button
      type="button"
      role={itemRole(props)}
      {...(on !== undefined && { 'aria-checked': on })}
      tabIndex={-1}
      className={`menu-item${danger ? ' danger' : ''}`}
      data-testid={testId}
      onClick={onSelect}
    >
      {children}
    </button>
  )
}

function itemRole({ checked, ticked }: MenuItemProps): 'menuitemradio' | 'menuitemcheckbox' | 'menuitem' {
  if (checked !== undefined) return 'menuitemradio'
  return ticked === undefined ? 'menuitem' : 'menuitemcheckbox'
}
