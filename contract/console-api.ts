import type { AlertChange, AlertList, AlertSettings } from './alert.ts'
import type { AuditLog } from './audit.ts'
import type { CertificateInfo } from './certificate.ts'
import type { Exemption, ExemptionKind } from './exemption.ts'
import type { Cause, Notice } from './failure-causes.ts'
import type { Result } from './failure.ts'
import type { HostKind } from './host.ts'
import type { InterruptedRun, KillPlan, KillRun, SessionOutcome } from './kill.ts'
import type { ChosenPreferences } from './preferences.ts'
import type { SitePulse } from './pulse.ts'
import type { KillRule } from './rule.ts'
import type { SignInOutcome } from './sign-in-outcome.ts'
import type { ListImport, SitesImport } from './site-list.ts'
import type { Probe, SessionDelta, SessionList, SiteFigures, SiteState } from './site.ts'

export interface AppInfo {
  readonly version: string
  readonly host: HostKind
  /** Where passwords are kept: only in memory until the console quits, or in the OS keychain. */
  readonly passwords: 'memory' | 'keychain'
  /** Why there is no keychain, and what to do. Null when there is. */
  readonly keychainTrouble: Cause | null
  /** What the user should see once. Example: a settings file could not be read and was kept aside. */
  readonly notices: readonly Notice[]
  /** Language, theme and countdown, as far as the user has chosen them. The terminal has none. */
  readonly preferences: ChosenPreferences
  /** Why the saved sites could not be read. Nobody knows then which sites are saved. */
  readonly sitesUnread?: Cause
}

export interface NewSite {
  readonly name: string
  readonly url: string
  readonly user: string
  readonly allowHttp?: boolean
  readonly danglingAfterMs?: number
  readonly onNowMs?: number
  readonly tags?: readonly string[]
  readonly folder?: string
  readonly sessionsLimit?: number
  readonly keepSeat?: boolean
  /** The fingerprint of a certificate that the user has seen, and trusts for this site only. */
  readonly trustFingerprint?: string
  /** False: a one-off. The console forgets it when it quits. */
  readonly saved?: boolean
}

/** What the user may change of a site. Null removes the sessions limit or the folder. */
export interface SiteChange {
  readonly siteId: string
  readonly name?: string
  readonly url?: string
  readonly user?: string
  readonly allowHttp?: boolean
  readonly danglingAfterMs?: number
  readonly onNowMs?: number
  readonly tags?: readonly string[]
  readonly folder?: string | null
  readonly sessionsLimit?: number | null
  readonly keepSeat?: boolean
  readonly signsItselfIn?: boolean
}

/** Every method of the console: its arguments and its result. Listed once. Every host serves all of them. */
export interface ConsoleCalls {
  appInfo: { args: Record<string, never>; result: AppInfo }
  /**
   * Changes these, and no others. An event gives them to every window. A failure: they could not be written,
   * so they hold until the console quits.
   */
  changePreferences: { args: ChosenPreferences; result: null }
  listSites: { args: Record<string, never>; result: readonly SiteState[] }
  addSite: { args: NewSite; result: SiteState }
  changeSite: { args: SiteChange; result: SiteState }
  /** Signs out first. */
  removeSite: { args: { readonly siteId: string }; result: null }
  /** The saved sites as JSON (usually) or as CSV, without any secret. */
  exportSites: { args: { readonly format?: 'json' | 'csv' }; result: { readonly document: string } }
  /** What `importSites` would do. Nothing is changed. */
  previewImport: { args: ListImport; result: SitesImport }
  /**
   * Adds the sites of such a list that are not here yet, and changes what it says otherwise of those that
   * are. A site is the same if its address and user are. It takes nothing else from the list, above all no
   * secret and no permission. It trusts none of its certificates: the user has to do that again.
   */
  importSites: { args: ListImport; result: SitesImport }
  /** Finds out what a URL is, without signing in and without leaving a session behind. */
  probeSite: {
    args: { readonly url: string; readonly allowHttp?: boolean; readonly trustFingerprint?: string }
    result: Probe
  }
  /** Shakes hands, reads the certificate without trusting it, and hangs up. It sends nothing. */
  readCertificate: { args: { readonly url: string }; result: CertificateInfo }
  /**
   * From now on, the console speaks to this site only if the site shows this certificate. It reads the
   * certificate again, and refuses any other than the user has seen.
   */
  trustCertificate: { args: { readonly siteId: string; readonly fingerprint: string }; result: SiteState }
  /**
   * Demo sites sign in without a password. `code` answers `codeNeeded`. With `enterFull` the user says that
   * the password is right, so the console may use the way past the sessions limit (a failure with `wayIn`).
   * `remember` keeps the password in the keychain once it has worked. A kept session is used again, and no
   * new session is made. Reads the sessions, too.
   */
  signIn: {
    args: {
      readonly siteId: string
      readonly password?: string
      readonly code?: string
      readonly enterFull?: boolean
      readonly remember?: boolean
    }
    result: SiteState
  }
  /**
   * Signs in to many sites, a few at a time, the worst first. It uses kept sessions and remembered passwords,
   * or `password` for these sites alone. It asks no site again that has refused in this run, and after the
   * first refusal of `password` it asks none. Second factors and full sites are left for the user. The answer
   * comes when all have ended, and an event reports each outcome before.
   */
  signInMany: {
    args: {
      readonly sites: readonly string[] | { readonly tag: string } | 'all'
      readonly password?: string
      readonly remember?: boolean
    }
    result: readonly SignInOutcome[]
  }
  /** Removes the password and the second factor's trust from the keychain. */
  forgetPassword: { args: { readonly siteId: string }; result: SiteState }
  signOut: { args: { readonly siteId: string }; result: SiteState }
  readNow: { args: { readonly siteId: string }; result: SiteState }
  readSessions: { args: { readonly siteId: string }; result: SessionList }
  /** How the figures of all sites were in the last 24 hours. A site without any is missing. */
  readFigures: { args: Record<string, never>; result: readonly SiteFigures[] }
  /** The console reads this site more often than the others. Null: no site is in view. */
  viewSite: { args: { readonly siteId: string | null }; result: null }
  /**
   * Freezes what the rule chooses into a plan. The plan leaves out the own session, expired and exempt
   * sessions, and sessions that are not listed, and says why. Sends nothing. `leavesAfter`: the console
   * closes right after the kill, so its own place becomes free too, unless it keeps its seat.
   */
  previewKill: {
    args: { readonly siteId: string; readonly rule: KillRule; readonly leavesAfter?: boolean }
    result: KillPlan
  }
  /**
   * Compares an interrupted run with a fresh list, and makes a plan for what remains. The console has to be
   * signed in to its site.
   */
  previewResume: { args: { readonly runId: string }; result: KillPlan }
  /**
   * Starts previewed plans of different sites side by side, each plan once. `typedNumber` (of all victims) is
   * needed if a plan asks for it, or if there are several plans. Sends nothing until `countdownSeconds` (5 by
   * default) have passed. Answers at once. Events report the progress.
   */
  startKill: {
    args: {
      readonly planIds: readonly string[]
      readonly typedNumber?: number
      readonly countdownSeconds?: number
    }
    result: readonly KillRun[]
  }
  /** Takes effect after the present request at the latest. */
  cancelKill: { args: { readonly runId: string }; result: KillRun }
  pauseKill: { args: { readonly runId: string }; result: KillRun }
  /** Continues after a pause. During the countdown it begins at once. */
  continueKill: { args: { readonly runId: string }; result: KillRun }
  killRun: { args: { readonly runId: string }; result: KillRun }
  /** The runs under way, and the last ended run of each site. A window needs them after it was reloaded. */
  killRuns: { args: Record<string, never>; result: readonly KillRun[] }
  interruptedRuns: { args: Record<string, never>; result: readonly InterruptedRun[] }
  /** Drops an interrupted run: removes its journal, and writes so into the audit log. */
  dropInterrupted: { args: { readonly runId: string }; result: null }
  /**
   * While one broken session hides the table: ends this session, which an earlier list showed, and reads
   * again. Nothing shows in advance whether it is the broken one, or whether somebody works with it.
   */
  endHidden: { args: { readonly siteId: string; readonly ref: string }; result: SessionOutcome }
  /**
   * While one broken session hides the table: what helps to find it. `suspects` are refs of the last rows
   * whose user no longer exists on the site. `lines` is what the server's administrator can run.
   */
  hiddenHelp: {
    args: { readonly siteId: string }
    result: { readonly suspects: readonly string[]; readonly lines: readonly string[] }
  }
  listExemptions: { args: Record<string, never>; result: readonly Exemption[] }
  addExemption: {
    args: { readonly siteId: string | null; readonly kind: ExemptionKind; readonly value: string }
    result: Exemption
  }
  removeExemption: { args: { readonly exemptionId: string }; result: null }
  /** The alerts that hold or have ended lately, and when there are alerts. The terminal has none. */
  listAlerts: { args: Record<string, never>; result: AlertList }
  /** Nothing is said of an alert until then, milliseconds. Null: from now on it is said again. */
  snoozeAlert: {
    args: { readonly alertId: string; readonly until: number | null }
    result: AlertList
  }
  /** They hold at once. A failure: they could not be written, so they hold until the console quits. */
  changeAlertSettings: { args: { readonly settings: AlertSettings }; result: AlertList }
  /** The whole audit log, verified. */
  readAudit: { args: Record<string, never>; result: AuditLog }
}

export type ConsoleMethod = keyof ConsoleCalls

/** What the core reports without being asked. */
export type ConsoleEvent =
  /** Anything of a site that a pulse does not have, has changed. News of 100 ms come together. */
  | { readonly type: 'site'; readonly site: SiteState }
  /** Of sites that were read, or whose next reading has changed. */
  | { readonly type: 'pulses'; readonly pulses: readonly SitePulse[] }
  | { readonly type: 'siteRemoved'; readonly siteId: string }
  /** Of the site in view. */
  | { readonly type: 'sessions'; readonly delta: SessionDelta }
  /** Of `signInMany`. */
  | { readonly type: 'signInOutcome'; readonly outcome: SignInOutcome }
  | { readonly type: 'killRun'; readonly run: KillRun }
  | { readonly type: 'interruptedRuns'; readonly runs: readonly InterruptedRun[] }
  | { readonly type: 'exemptions'; readonly exemptions: readonly Exemption[] }
  | { readonly type: 'preferences'; readonly preferences: ChosenPreferences }
  | { readonly type: 'alert'; readonly change: AlertChange }
  /** Something about the console itself. Example: another console that it waits for. */
  | { readonly type: 'notice'; readonly notice: Notice }
  /**
   * A site was removed or replaced, and the console could not confirm the sign-out. One session of ours may
   * be left there.
   */
  | { readonly type: 'sessionLeft'; readonly siteName: string }

type Unsubscribe = () => void

/**
 * The console, as every host offers it and every view uses it. Expected failures are values. A call rejects
 * only if the bridge is broken or a schema refuses the call.
 */
export type ConsoleApi = {
  readonly [M in ConsoleMethod]: (args: ConsoleCalls[M]['args']) => Promise<Result<ConsoleCalls[M]['result']>>
} & {
  readonly subscribe: (listener: (event: ConsoleEvent) => void) => Unsubscribe
}
