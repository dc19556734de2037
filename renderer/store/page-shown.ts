import type { ConsoleState } from './state.ts'
import { siteOf } from './state.ts'

/** What fills the window beside the list of sites. */
export type PageShown = 'starting' | 'welcome' | 'overview' | 'site' | 'alerts' | 'audit'

/** From this number of own sites on, all of them together say more than the first of them. */
const overviewFrom = 2

const ownSites = ({ sites }: ConsoleState): number => sites.filter((site) => !site.demo).length

/** Whether there is an overview to go to. */
export const hasOverview = (state: ConsoleState): boolean => ownSites(state) >= overviewFrom

export function pageShown(state: ConsoleState): PageShown {
  const { page, current, loaded } = state
  if (page === 'audit' || page === 'alerts') return page
  if (page === 'overview' && ownSites(state) > 0) return 'overview'
  if (current !== null && siteOf(state, current)) return 'site'
  if (!loaded) return 'starting'
  return hasOverview(state) ? 'overview' : 'welcome'
}
