import type { AppInfo, ConsoleApi, ConsoleCalls, ConsoleMethod } from '../../contract/console-api.ts'
import type { Failure, Result } from '../../contract/failure.ts'
import type { Session } from '../../contract/session.ts'
import type { SessionList, SiteState } from '../../contract/site.ts'
import type { Exemption } from '../../contract/exemption.ts'
import type { InterruptedRun } from '../../contract/kill.ts'
import type { Link } from '../bridge.ts'
import type { KillFlow, RunFlow } from './kill-flow.ts'
import type { SiteFilter } from './site-groups.ts'
import type { Selection } from './selection-logic.ts'
import type { View } from './view.ts'

/** A sign-in from this window: under way, or how the last one failed. Never a password. */
export interface SignInAttempt {
  readonly busy: boolean
  readonly failure: Failure | null
  /** When it failed, milliseconds. */
  readonly failedAt?: number
  /** Said with the password, and said again with the code or the way in that follow it. */
  readonly remember?: boolean
}

/** The one dialog that is open, kill dialogs aside. */
export type OpenDialog =
  | { readonly kind: 'addSite' }
  | { readonly kind: 'changeSite'; readonly siteId: string }
  | { readonly kind: 'removeSite'; readonly siteId: string }
  | { readonly kind: 'importSites' }
  | { readonly kind: 'commands' }
  | { readonly kind: 'address' }
  | { readonly kind: 'byRule'; readonly siteId: string; readonly makeRoom: number | null }
  | { readonly kind: 'pin'; readonly siteId: string; readonly session: Session }
  | { readonly kind: 'pins' }
  | { readonly kind: 'killMany' }
  | { readonly kind: 'dropInterrupted'; readonly runId: string }
  | { readonly kind: 'endHidden'; readonly siteId: string; readonly session: Session }

/** All that the window shows. Records are keyed by the site's id. */
export interface ConsoleState {
  readonly link: Link
  readonly info: AppInfo | null
  /** In the console's order. */
  readonly sites: readonly SiteState[]
  readonly loaded: boolean
  /** Which of them the list shows. */
  readonly siteFilter: SiteFilter
  readonly current: string | null
  /** The audit log stands in the place of the site. */
  readonly page: 'site' | 'audit'
  readonly lists: Readonly<Record<string, SessionList>>
  readonly selections: Readonly<Record<string, Selection>>
  readonly views: Readonly<Record<string, View>>
  readonly signIns: Readonly<Record<string, SignInAttempt>>
  readonly kills: Readonly<Record<string, KillFlow>>
  /** The last run of a site whose result was closed; who came back is still counted. */
  readonly lastRuns: Readonly<Record<string, RunFlow>>
  readonly interrupted: readonly InterruptedRun[]
  readonly exemptions: readonly Exemption[]
  readonly dialog: OpenDialog | null
  /** What a command from the menus failed with; shown until dismissed. */
  readonly notice: Failure | null
  /** What the console has to say at its start; shown until dismissed. */
  readonly notices: readonly string[]
}

export const initialState: ConsoleState = {
  link: 'starting',
  info: null,
  sites: [],
  loaded: false,
  siteFilter: 'all',
  current: null,
  page: 'site',
  lists: {},
  selections: {},
  views: {},
  signIns: {},
  kills: {},
  lastRuns: {},
  interrupted: [],
  exemptions: [],
  dialog: null,
  notice: null,
  notices: [],
}

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
  state.sites.find((site) => site.siteId === siteId)

/** A record without one of its entries. */
export function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== key))
}
