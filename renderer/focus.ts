import { useEffect } from 'react'

/** What asks for the focus, the row that Tab reaches, and the heading of the page. */
const landings = [
  'main .sign-in input',
  'main .sign-in .primary',
  'main [role="row"][tabindex="0"]',
  'main h1',
]

/** Moves the focus to where the page is used: a field that waits for an answer, the table, or its heading. */
export function focusPage(): void {
  const found = landings.map((each) => document.querySelector<HTMLElement>(each)).find(isUsable)
  if (!found) return
  // A heading takes the focus only from here, and Tab goes on after it.
  if (!found.matches('input, button, [tabindex]')) found.tabIndex = -1
  found.focus({ preventScroll: true })
}

const isUsable = (element: HTMLElement | null): element is HTMLElement =>
  element !== null && !element.matches(':disabled')

/** Opens a page, which gets the focus as soon as it is drawn. */
export function goTo(open: () => void): void {
  open()
  requestAnimationFrame(() => requestAnimationFrame(focusPage))
}

const isNowhere = (): boolean => document.activeElement === document.body

/**
 * The focus is never lost. If the element that has it is taken out of the page or disabled, the page gets the
 * focus. Otherwise somebody without a mouse would begin again at the top of the window.
 */
export function useFocusKept(): void {
  useEffect(() => {
    let last: HTMLElement | null = null
    let waiting = 0
    const remember = ({ target }: FocusEvent): void => {
      last = target instanceof HTMLElement ? target : null
    }
    // A click beside everything takes the focus away on purpose.
    const forget = ({ target }: MouseEvent): void => {
      if (target instanceof Node && !last?.contains(target)) last = null
    }
    const isLost = (): boolean =>
      last !== null && isNowhere() && (!last.isConnected || last.matches(':disabled'))
    const observer = new MutationObserver(() => {
      if (waiting !== 0 || !isLost()) return
      // What takes its place may take the focus itself.
      waiting = requestAnimationFrame(() => {
        waiting = 0
        if (isLost() && !document.querySelector('dialog[open]')) focusPage()
      })
    })
    document.addEventListener('focusin', remember)
    document.addEventListener('mousedown', forget)
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] })
    return () => {
      cancelAnimationFrame(waiting)
      observer.disconnect()
      document.removeEventListener('focusin', remember)
      document.removeEventListener('mousedown', forget)
    }
  }, [])
}
