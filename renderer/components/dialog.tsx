import { type ReactNode, type SyntheticEvent, useId, useLayoutEffect, useRef } from 'react'

interface DialogProps {
  readonly title: ReactNode
  /** Escape, and a click beside the dialog if `light` allows it. */
  readonly onClose: () => void
  readonly children: ReactNode
  readonly size?: 'small' | 'medium' | 'large' | 'wide'
  /** A click beside the dialog closes it. For dialogs in which nothing can be lost. */
  readonly light?: boolean
  readonly testId?: string
  readonly role?: 'dialog' | 'alertdialog'
  readonly hideTitle?: boolean
}

/**
 * A native modal dialog, open while it is mounted. The element marked `data-autofocus` gets the focus first.
 * The platform returns the focus at the end.
 */
export function Dialog(props: DialogProps): ReactNode {
  const { title, onClose, children, size = 'medium', light = false, testId, role, hideTitle = false } = props
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  // A layout effect ends while the dialog is still in the page. Only then the focus returns to where it was.
  useLayoutEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    dialog.showModal()
    dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => dialog.close()
  }, [])

  // The browser closes at a second Escape even if the first was refused, so this one is always refused.
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
