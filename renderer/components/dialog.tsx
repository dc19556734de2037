import { type ReactNode, type SyntheticEvent, useId, useLayoutEffect, useRef } from 'react'

interface DialogProps {
  readonly title: ReactNode
  /** Escape, and a press beside the dialog where `light` allows it. */
  readonly onClose: () => void
  readonly children: ReactNode
  readonly size?: 'small' | 'medium' | 'large'
  /** A press beside the dialog closes it: for what nothing is lost with. */
  readonly light?: boolean
  readonly testId?: string
  readonly role?: 'dialog' | 'alertdialog'
  readonly hideTitle?: boolean
}

/**
 * A native modal dialog, open as long as it is mounted. The element marked `data-autofocus` has the focus first;
 * the platform gives it back at the end.
 */
export function Dialog(props: DialogProps): ReactNode {
  const { title, onClose, children, size = 'medium', light = false, testId, role, hideTitle = false } = props
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  // A layout effect ends while the dialog still stands in the page: only then the focus goes back to where it came from.
  useLayoutEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    dialog.showModal()
    dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => dialog.close()
  }, [])

  // The browser closes on a second Escape even when the first was refused, so this one is always refused.
  const cancelled = (event: SyntheticEvent): void => {
    event.preventDefault()
    onClose()
  }
  return (
    <dialog
      ref={ref}
      className={`dialog ${size}`}
      aria-labelledby={titleId}
      data-testid={testId}
      {...(role && { role })}
      onCancel={cancelled}
      onClick={(event) => {
        if (light && event.target === ref.current) onClose()
      }}
    >
      <div className="dialog-body">
        <h2 id={titleId} className={hideTitle ? 'visually-hidden' : undefined}>
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  )
}
