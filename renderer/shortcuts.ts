import { useContext, useEffect } from 'react'
import { goTo } from './focus.ts'
import type { ConsoleStore } from './store/console-store.ts'
import { hasOverview } from './store/page-shown.ts'
import { StoreContext } from './store/react.tsx'
import { sitesInOrder } from './store/site-groups.ts'

/** The keys that work everywhere in the window. An open dialog has the keys instead. */
export function useShortcuts(): void {
  const store = useContext(StoreContext)
  useEffect(() => {
    if (!store) return
    const listener = (event: KeyboardEvent): void => {
      if (event.altKey || document.querySelector('dialog[open]')) {
        // A reload of the window under an open dialog would lose what the dialog says.
        if (isReload(event)) event.preventDefault()
        return
      }
      if (shortcut(event, store)) event.preventDefault()
    }
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [store])
}

const isReload = (event: KeyboardEvent): boolean =>
  event.key === 'F5' ||
  ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'r')

/** Whether the key was one of ours. */
function shortcut(event: KeyboardEvent, { state, actions }: ConsoleStore): boolean {
  const { current } = state.getState()
  if (isReload(event)) {
    if (current !== null) void actions.readNow(current)
    return true
  }
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey) {
    if (event.key.toLowerCase() === 'k') {
      actions.openDialog({ kind: 'commands' })
      return true
    }
    if (event.key === '0') {
      if (hasOverview(state.getState())) goTo(() => actions.openOverview())
      return true
    }
    if (/^[1-9]$/.test(event.key)) {
      const site = sitesInOrder(state.getState())[Number(event.key) - 1]
      if (site) goTo(() => actions.openSite(site.siteId))
      return true
    }
    return false
  }
  if (event.target instanceof HTMLElement && event.target.matches('input, select, textarea')) return false
  if (event.key === '?') {
    actions.openDialog({ kind: 'help' })
    return true
  }
  if (event.key === '/') {
    document.querySelector<HTMLInputElement>('.search input')?.focus()
    return true
  }
  return false
}
