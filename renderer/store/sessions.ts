import type { SessionDelta, SessionList } from '../../contract/site.ts'
import { prune } from './selection-logic.ts'
import { type ConsoleState, siteOf, type Slice } from './state.ts'

/** The list with the delta applied. Null: the delta belongs to another generation. */
export function applyDelta(list: SessionList, delta: SessionDelta): SessionList | null {
  if (delta.previous !== list.generation) return null
  const removed = new Set(delta.removed)
  const changed = new Map(delta.changed.map((session) => [session.ref, session]))
  const kept = list.sessions.filter((session) => !removed.has(session.ref))
  const sessions = kept.map((session) => changed.get(session.ref) ?? session)
  for (const session of kept) changed.delete(session.ref)
  return { ...list, generation: delta.generation, sessions: [...sessions, ...changed.values()] }
}

/** The table shows it, or what a kill says of it does. */
const isShown = ({ current, kills }: ConsoleState, siteId: string): boolean =>
  siteId === current || kills[siteId] !== undefined

export interface SessionsActions {
  /** Forgets the lists that are no longer shown. They may have ten thousands of rows. */
  keepShown(): void
  /** Reads the whole list if this window does not have the site's present generation. */
  fetchSessions(siteId: string): Promise<void>
  takeDelta(delta: SessionDelta): void
  /** After an event about a site. A delta should follow at once. If none comes, the list is read. */
  catchUp(siteId: string): void
}

/** How long a delta may lag behind the event that announces it. Milliseconds. */
const deltaLagMs = 250

export function sessionsActions({ get, set, call }: Slice): SessionsActions {
  const fetching = new Set<string>()
  const again = new Set<string>()

  function take(list: SessionList): void {
    const { lists, selections } = get()
    const have = lists[list.siteId]
    if (have && have.generation > list.generation) return
    const selection = selections[list.siteId]
    const listed = new Set(list.sessions.map((session) => session.ref))
    set({
      lists: { ...lists, [list.siteId]: list },
      ...(selection && { selections: { ...selections, [list.siteId]: prune(selection, listed) } }),
    })
  }

  async function fetchSessions(siteId: string): Promise<void> {
    if (fetching.has(siteId)) {
      again.add(siteId)
      return
    }
    fetching.add(siteId)
    const result = await call('readSessions', { siteId })
    fetching.delete(siteId)
    if (result.ok && siteOf(get(), siteId) && isShown(get(), siteId)) take(result.value)
    if (again.delete(siteId) && behind(siteId)) await fetchSessions(siteId)
  }

  function behind(siteId: string): boolean {
    const site = siteOf(get(), siteId)
    return site !== undefined && site.generation !== (get().lists[siteId]?.generation ?? 0)
  }

  return {
    keepShown() {
      const lists = Object.entries(get().lists)
      const shown = lists.filter(([siteId]) => isShown(get(), siteId))
      if (shown.length < lists.length) set({ lists: Object.fromEntries(shown) })
    },
    fetchSessions,
    takeDelta: (delta) => {
      const { siteId } = delta
      // Nobody looks at the other lists. They are read again when they are shown.
      if (siteId !== get().current && !get().lists[siteId]) return
      const have = get().lists[siteId] ?? { siteId, generation: 0, sessions: [] }
      if (delta.generation <= have.generation) return
      const next = applyDelta(have, delta)
      if (next) take(next)
      else void fetchSessions(siteId)
    },
    catchUp: (siteId) => {
      if (siteId !== get().current || !behind(siteId)) return
      setTimeout(() => {
        if (siteId === get().current && behind(siteId)) void fetchSessions(siteId)
      }, deltaLagMs)
    },
  }
}
