import type { Alert, AlertChange, AlertSettings } from '../../contract/alert.ts'
import type { AppInfo, ConsoleApi, ConsoleCalls, ConsoleMethod } from '../../contract/console-api.ts'
import type { Failure, Result } from '../../contract/failure.ts'
import type { Session } from '../../contract/session.ts'
import type { SessionList, SiteState } from '../../contract/site.ts'
import { type Preferences, usualPreferences } from '../../contract/preferences.ts'
import type { Exemption } from '../../contract/exemption.ts'
import type { InterruptedRun } from '../../contract/kill.ts'
import type { Link } from '../bridge.ts'
import type { WindowNotice } from './notices.ts'
import { current } from '../../words/current.ts'
import type { Language } from '../../words/languages.ts'
import type { Batch } from './kills/batches.ts'
import type { KillFlow, RunFlow } from './kill-flow.ts'
import { siteIn } from './site-index.ts'
import type { SignInRun } from './sign-in-run.ts'
import type { SiteFilter } from './site-groups.ts'
import type { Selection } from './selection-logic.ts'
import type { View } from './view.ts'
import { defaultOverview, type OverviewView } from './overview/view.ts'

/** A sign-in from this window: under way, or how the last one failed. Never a password. */
export interface SignInAttempt {
  readonly busy: boolean
  readonly failure: Failure | null
  /** When it failed, milliseconds. */
  readonly failedAt?: number
  /** Given with the password, and repeated with the code or the way in that follow it. */
  readonly remember?: boolean
}

/** The one open dialog, apart from kill dialogs. */
export type OpenDialog =
  | { readonly kind: 'addSite' }
  | { readonly kind: 'changeSite'; readonly siteId: string }
  | { readonly kind: 'removeSite'; readonly siteId: string }
  | { readonly kind: 'importSites' }
  | { readonly kind: 'commands' }
  | { readonly kind: 'help' }
  | { readonly kind: 'address' }
  | { readonly kind: 'byRule'; readonly siteId: string; readonly makeRoom: number | null }
  | { readonly kind: 'exempt'; readonly siteId: string; readonly session: Session }
  | { readonly kind: 'labels'; readonly siteIds: readonly string[] }
  | { readonly kind: 'exemptions' }
  /** How `signInRun` goes, or went. */
  | { readonly kind: 'signInMany' }
  /** The sites that are chosen at first. Null: those that have dangling sessions. */
  | { readonly kind: 'alertSettings' }
  | { readonly kind: 'killMany'; readonly siteIds: readonly string[] | null }
  /** The run itself, because it may be resumed elsewhere while the question is open. */
  | { readonly kind: 'dropInterrupted'; readonly run: InterruptedRun }
  | { readonly kind: 'endHidden'; readonly siteId: string; readonly session: Session }

/** Everything that the window shows. Records have the site's id as their key. */
export interface ConsoleState {
  readonly link: Link
  /** What the window speaks. */
  readonly language: Language
  /** What the user has chosen, and the usual of the rest. */
  readonly preferences: Preferences
  readonly info: AppInfo | null
  /** In the console's order. */
  readonly sites: readonly SiteState[]
  readonly loaded: boolean
  /** Which of them the list shows. */
  readonly siteFilter: SiteFilter
  readonly current: string | null
  /** The overview or the audit log is shown instead of the site. */
  readonly page: 'site' | 'overview' | 'alerts' | 'audit'
  readonly overview: OverviewView
  readonly lists: Readonly<Record<string, SessionList>>
  readonly selections: Readonly<Record<string, Selection>>
  readonly views: Readonly<Record<string, View>>
  readonly signIns: Readonly<Record<string, SignInAttempt>>
  /** The last sign-in to many sites. Null: there was none, or the user has seen its end. */
  readonly signInRun: SignInRun | null
  readonly kills: Readonly<Record<string, KillFlow>>
  /** Kills of several sites that have one card and one result. */
  readonly batches: readonly Batch[]
  /** The last run of a site whose result was closed. The console still counts who came back. */
  readonly lastRuns: Readonly<Record<string, RunFlow>>
  readonly interrupted: readonly InterruptedRun[]
  readonly exemptions: readonly Exemption[]
  /** Those that hold, then those that have ended lately. */
  readonly alerts: readonly Alert[]
  /** Null: not read yet. */
  readonly alertSettings: AlertSettings | null
  /** What is to be said of alerts, until it is said. */
  readonly alertsSaid: readonly AlertChange[]
  readonly dialog: OpenDialog | null
  /** The failure of a command from the menus, shown until the user dismisses it. */
  readonly notice: Failure | null
  /** What the console has to say at its start, shown until the user dismisses it. */
  readonly notices: readonly WindowNotice[]
}

export const initialState = (): ConsoleState => ({
  link: 'starting',
  language: current(),
  preferences: usualPreferences,
  info: null,
  sites: [],
  loaded: false,
  siteFilter: 'all',
  current: null,
  page: 'site',
  overview: defaultOverview,
  lists: {},
  selections: {},
  views: {},
  signIns: {},
  signInRun: null,
  kills: {},
  batches: [],
  lastRuns: {},
  interrupted: [],
  exemptions: [],
  alerts: [],
  alertSettings: null,
  alertsSaid: [],
  dialog: null,
  notice: null,
  notices: [],
})

/** A call that never rejects: a broken bridge is a failure like any other. */
export type Call = <M extends ConsoleMethod>(
  method: M,
  args: ConsoleCalls[M]['args'],
) => Promise<Result<ConsoleCalls[M]['result']>>

/** What each part of the store works with. */
export interface Slice {
  readonly api: ConsoleApi
  readonly call: Call
  readonly get: () => ConsoleState
  readonly set: (change: Partial<ConsoleState>) => void
}

export const siteOf = (state: ConsoleState, siteId: string): SiteState | undefined =>
  siteIn(state.sites, siteId)

/** A record without one of its entries. */
export function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== key))
}
