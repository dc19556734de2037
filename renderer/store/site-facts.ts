import type { Failure, Result } from '../../contract/failure.ts'
import type { SitePulse } from '../../contract/pulse.ts'
import type { SiteState } from '../../contract/site.ts'
import { sentenceOf } from '../../words/failures/index.ts'
import { withSites } from './site-index.ts'
import { dropAll } from './selection-logic.ts'
import type { SessionsActions } from './sessions.ts'
import { type ConsoleState, siteOf, type Slice, without } from './state.ts'

/** What the console reports about its sites. */
export interface SiteFacts {
  takeSite(site: SiteState): void
  takePulses(pulses: readonly SitePulse[]): void
  dropSite(siteId: string): void
}

export function siteFacts({ get, set }: Slice, sessions: SessionsActions): SiteFacts {
  function takeSite(site: SiteState): void {
    const have = siteOf(get(), site.siteId)
    // An answer may come after newer events.
    if (have && have.generation > site.generation) return
    set({ sites: withSites(get().sites, [site]) })
    sessions.catchUp(site.siteId)
  }

  function takePulses(pulses: readonly SitePulse[]): void {
    const changed = pulses.flatMap((pulse) => {
      const have = siteOf(get(), pulse.siteId)
      return have && have.generation <= pulse.generation ? [{ ...have, ...pulse }] : []
    })
    if (changed.length === 0) return
    set({ sites: withSites(get().sites, changed) })
    for (const { siteId } of changed) sessions.catchUp(siteId)
  }

  function dropSite(siteId: string): void {
    const state = get()
    set({
      sites: state.sites.filter((site) => site.siteId !== siteId),
      lists: without(state.lists, siteId),
      selections: without(state.selections, siteId),
      views: without(state.views, siteId),
      signIns: without(state.signIns, siteId),
      alerts: state.alerts.filter((alert) => alert.siteId !== siteId),
      kills: without(state.kills, siteId),
      lastRuns: without(state.lastRuns, siteId),
      current: state.current === siteId ? null : state.current,
      overview: { ...state.overview, selection: dropAll(state.overview.selection, [siteId]) },
      dialog:
        state.dialog && 'siteId' in state.dialog && state.dialog.siteId === siteId ? null : state.dialog,
    })
  }

  return { takeSite, takePulses, dropSite }
}

/** A command whose failure belongs to no form. It is shown as a notice. */
export async function siteCommand(
  { get, set }: Slice,
  { takeSite }: SiteFacts,
  answer: Promise<Result<SiteState>>,
): Promise<void> {
  const result = await answer
  if (result.ok) takeSite(result.value)
  else if (!isShown(get(), result.failure)) set({ notice: result.failure })
}

/** Whether a site shows the same sentence already. */
const isShown = ({ sites }: ConsoleState, failure: Failure): boolean =>
  sites.some((site) => site.failure && sentenceOf(site.failure) === sentenceOf(failure))
