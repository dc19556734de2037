import type { KeptView } from '../../contract/session-view.ts'
import type { ConsoleState } from './state.ts'
import { defaultView, type View } from './view.ts'

type Views = Readonly<Record<string, View>>
type KeptViews = Readonly<Record<string, KeptView>>

/** What the console keeps of a view. */
export function keptOf(view: View): KeptView {
  const { order, second, group, state, idleAtLeastMs, user } = view
  return { order, second, group, state, idleAtLeastMs, user }
}

/** The views, and those kept ones that this window does not have yet. What a user looks at never moves. */
export function withKept(views: Views, kept: KeptViews): Views {
  const news = Object.entries(kept).filter(([siteId]) => views[siteId] === undefined)
  if (news.length === 0) return views
  return { ...views, ...Object.fromEntries(news.map(([id, each]) => [id, { ...defaultView, ...each }])) }
}

/** A long drag, or a word that is typed, is one change. Milliseconds. */
const keptAfterMs = 300

/**
 * Hands each view that the user has changed to the console, a moment later. The views of sites that are not
 * saved are forgotten with their sites.
 */
export function keepViews(
  get: () => ConsoleState,
  keep: (siteViews: KeptViews) => Promise<void>,
): { readonly changed: (before: ConsoleState) => void; readonly stop: () => void } {
  const waiting = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined

  function hand(): void {
    timer = undefined
    const { views, sites } = get()
    const saved = new Set(sites.filter((site) => site.saved).map((site) => site.siteId))
    const kept = [...waiting].flatMap((siteId) => {
      const view = views[siteId]
      return view && saved.has(siteId) ? [[siteId, keptOf(view)] as const] : []
    })
    waiting.clear()
    if (kept.length > 0) void keep(Object.fromEntries(kept))
  }

  return {
    changed: (before) => {
      const { views } = get()
      if (views === before.views) return
      for (const [siteId, view] of Object.entries(views)) {
        if (view !== before.views[siteId] && !isKept(get(), siteId, view)) waiting.add(siteId)
        else if (view !== before.views[siteId]) waiting.delete(siteId)
      }
      if (waiting.size > 0) timer ??= setTimeout(hand, keptAfterMs)
    },
    stop: () => clearTimeout(timer),
  }
}

/** Whether the console keeps exactly this. */
function isKept({ preferences }: ConsoleState, siteId: string, view: View): boolean {
  const kept = preferences.siteViews[siteId] ?? keptOf(defaultView)
  const now = keptOf(view)
  return JSON.stringify(now) === JSON.stringify({ ...now, ...kept })
}
