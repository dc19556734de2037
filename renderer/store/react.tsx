import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { SiteState } from '../../contract/site.ts'
import type { Language } from '../../words/languages.ts'
import type { Actions, ConsoleStore } from './console-store.ts'
import { type ConsoleState, siteOf } from './state.ts'

export const StoreContext = createContext<ConsoleStore | null>(null)

function useConsoleStore(): ConsoleStore {
  const store = use(StoreContext)
  if (!store) throw new Error('No console store above this component')
  return store
}

/** A part of the state. The selector must return the same value for the same state. */
export function useConsole<T>(selector: (state: ConsoleState) => T): T {
  return useStore(useConsoleStore().state, selector)
}

export const useActions = (): Actions => useConsoleStore().actions

export const useSite = (siteId: string): SiteState | undefined => useConsole((state) => siteOf(state, siteId))

/**
 * The language of the window. The whole window calls it, and each component that is kept (`memo`), so that
 * each draws its texts again when the language changes.
 */
export const useLanguage = (): Language => useConsole((state) => state.language)
