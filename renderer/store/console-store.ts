import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ConsoleApi, ConsoleCalls, ConsoleEvent, ConsoleMethod } from '../../contract/console-api.ts'
import { assertNever } from '../../contract/assert-never.ts'
import { fail, type Result } from '../../contract/failure.ts'
import type { Bridge, Link } from '../bridge.ts'
import { site as siteWords } from '../../words/site.ts'
import { visible } from '../../core/domain/visible.ts'
import { type AlertActions, alertActions } from './alerts.ts'
import { type CertificateActions, certificateActions } from './certificates.ts'
import { type KillActions, killActions } from './kill.ts'
import { keepViews } from './kept-views.ts'
import { type NoticeActions, noticeActions } from './notices.ts'
import { type OverviewActions, overviewActions } from './overview/actions.ts'
import { type PageActions, pageActions } from './page.ts'
import { hasOverview } from './page-shown.ts'
import { type PreferencesActions, preferencesActions } from './preferences.ts'
import { type RecordsActions, recordsActions } from './records.ts'
import { type SelectionActions, selectionActions } from './selection.ts'
import { type SessionsActions, sessionsActions } from './sessions.ts'
import { type SignInManyActions, signInManyActions } from './sign-in-many.ts'
import { type SignInActions, signInActions } from './sign-ins.ts'
import { type SiteFacts, siteFacts } from './site-facts.ts'
import { type SiteListActions, siteListActions } from './site-list.ts'
import { type SitesActions, sitesActions } from './sites.ts'
import { type Call, type ConsoleState, initialState, type Slice } from './state.ts'
import { type ViewActions, viewActions } from './view-actions.ts'

export type Actions = SiteFacts &
  SitesActions &
  SignInActions &
  SignInManyActions &
  CertificateActions &
  NoticeActions &
  SiteListActions &
  SessionsActions &
  SelectionActions &
  ViewActions &
  KillActions &
  RecordsActions &
  PreferencesActions &
  OverviewActions &
  AlertActions &
  PageActions

export interface ConsoleStore {
  readonly state: StoreApi<ConsoleState>
  readonly actions: Actions
  /** Listens to the console and reads everything. Call once. Returns how to stop. */
  start(): () => void
}

/** A call that never rejects. */
function callOf(api: ConsoleApi): Call {
  const calls: {
    readonly [M in ConsoleMethod]: (
      args: ConsoleCalls[M]['args'],
    ) => Promise<Result<ConsoleCalls[M]['result']>>
  } = api
  return async <M extends ConsoleMethod>(method: M, args: ConsoleCalls[M]['args']) => {
    try {
      return await calls[method](args)
    } catch {
      return fail('unexpected', 'consoleDoesNotAnswer')
    }
  }
}

const isTyping = (): boolean => document.activeElement?.matches('input, textarea') ?? false

/** The window's store. Facts come from the console by events and answers, and are only kept here. */
export function createConsoleStore(bridge: Bridge): ConsoleStore {
  const state = createStore<ConsoleState>(initialState)
  const slice: Slice = {
    api: bridge.api,
    call: callOf(bridge.api),
    get: state.getState,
    set: (change) => state.setState(change),
  }
  const sessions = sessionsActions(slice)
  const facts = siteFacts(slice, sessions)
  const selection = selectionActions(slice)
  const actions: Actions = {
    ...sessions,
    ...selection,
    ...viewActions(slice),
    ...facts,
    ...sitesActions(slice, facts, sessions),
    ...signInActions(slice, facts, sessions),
    ...signInManyActions(slice),
    ...certificateActions(slice, facts),
    ...noticeActions(slice),
    ...siteListActions(slice),
    ...killActions(slice, selection, isTyping),
    ...recordsActions(slice),
    ...preferencesActions(slice),
    ...overviewActions(slice),
    ...alertActions(slice),
    ...pageActions(bridge),
  }
  return {
    state,
    actions,
    start: () => {
      const kept = keepViews(state.getState, (siteViews) => actions.changePreferences({ siteViews }))
      const stopViews = state.subscribe((_, before) => kept.changed(before))
      const stop = start(bridge, slice, actions)
      return () => {
        stop()
        stopViews()
        kept.stop()
      }
    },
  }
}

function start(bridge: Bridge, slice: Slice, actions: Actions): () => void {
  const stopEvents = bridge.api.subscribe((event) => take(event, actions))
  const stopLink = bridge.onLink((link) => {
    const before = slice.get().link
    slice.set({ link })
    if (link === 'live' && before === 'lost') void readAll(slice, actions, 'live')
  })
  void readAll(slice, actions, 'starting')
  return () => {
    stopEvents()
    stopLink()
  }
}

function take(event: ConsoleEvent, actions: Actions): void {
  switch (event.type) {
    case 'site':
      return actions.takeSite(event.site)
    case 'pulses':
      return actions.takePulses(event.pulses)
    case 'signInOutcome':
      return actions.takeSignInOutcome(event.outcome)
    case 'siteRemoved':
      return actions.dropSite(event.siteId)
    case 'sessions':
      return actions.takeDelta(event.delta)
    case 'killRun':
      return actions.takeRun(event.run)
    case 'interruptedRuns':
      return actions.takeInterrupted(event.runs)
    case 'exemptions':
      return actions.takeExemptions(event.exemptions)
    case 'preferences':
      return void actions.takePreferences(event.preferences)
    case 'alert':
      return actions.takeAlert(event.change)
    case 'notice':
      return actions.takeNotice(event.notice)
    case 'sessionLeft':
      return actions.takeNotice(() => siteWords.sessionLeft(visible(event.siteName)))
    default:
      return assertNever(event)
  }
}

/**
 * Reads everything: at the start, and when the console is back. It may be another console, with other
 * generations.
 */
async function readAll({ call, get, set }: Slice, actions: Actions, link: Link): Promise<void> {
  const [info, sites] = await Promise.all([call('appInfo', {}), call('listSites', {})])
  if (info.ok) {
    set({ info: info.value, ...(link === 'starting' && { notices: info.value.notices }) })
    void actions.takePreferences(info.value.preferences)
  }
  if (!sites.ok) {
    set({ notice: sites.failure, loaded: true })
    return
  }
  const ids = new Set(sites.value.map((site) => site.siteId))
  const { current, page } = get()
  set({
    sites: sites.value,
    loaded: true,
    lists: {},
    ...(link === 'starting' && get().link === 'starting' && { link: 'live' as const }),
    ...(current !== null && !ids.has(current) && { current: null }),
  })
  openPage(get(), actions)
  if (page === 'audit' || page === 'alerts') set({ page })
  await Promise.all([actions.readAlerts(), actions.readRecords(), actions.reviveRuns()])
}

/** The page that was open. At the start: the overview, or the site if there is only one. */
function openPage(state: ConsoleState, actions: Actions): void {
  const { page, current } = state
  if (page === 'overview' || (current === null && hasOverview(state))) return actions.openOverview()
  const siteId = current ?? firstToOpen(state)
  if (siteId !== null) actions.openSite(siteId)
}

/** The user's first own site. Demo sites alone are no reason to skip the welcome. */
const firstToOpen = ({ sites }: ConsoleState): string | null =>
  sites.find((site) => !site.demo)?.siteId ?? null
