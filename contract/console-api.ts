import type { AuditLog } from './audit.ts'
import type { CertificateInfo } from './certificate.ts'
import type { Exemption, ExemptionKind } from './exemption.ts'
import type { Result } from './failure.ts'
import type { HostKind } from './host.ts'
import type { InterruptedRun, KillPlan, KillRun, SessionOutcome } from './kill.ts'
import type { KillRule } from './rule.ts'
import type { Probe, SessionDelta, SessionList, SiteState } from './site.ts'

export interface AppInfo {
  readonly version: string
  readonly host: HostKind
  /** Where passwords are kept: only in memory until the console quits, or in the OS keychain. */
  readonly passwords: 'memory' | 'keychain'
  /** Why there is no keychain, and what to do, in words; null when there is. */
  readonly keychainTrouble: string | null
  /** Sentences that the user should see once, such as a settings file that could not be read and was kept aside. */
  readonly notices: readonly string[]
  /** The saved sites could not be read, so that nobody knows which there are: why, a sentence. */
  readonly sitesUnread?: string
}

export interface NewSite {
  readonly name: string
  readonly url: string
  readonly user: string
  readonly allowHttp?: boolean
  readonly danglingAfterMs?: number
  readonly sessionsLimit?: number
  readonly keepSeat?: boolean
  /** The fingerprint of a certificate that the user has seen and trusts for this site only. */
  readonly trustFingerprint?: string
  /** False: a one-off, forgotten when the console quits. */
  readonly saved?: boolean
}

/** What may be changed of a site; null takes a sessions limit away. */
export interface SiteChange {
  readonly siteId: string
  readonly name?: string
  readonly url?: string
  readonly user?: string
  readonly allowHttp?: boolean
  readonly danglingAfterMs?: number
  readonly sessionsLimit?: number | null
  readonly keepSeat?: boolean
}

/** What became of a list of sites that was imported. */
export interface SitesImport {
  readonly added: number
  /** Those that were not added, and why in a sentence. The names are hostile text. */
  readonly left: readonly { readonly name: string; readonly reason: string }[]
  /** Those that need the user's word for plain http, and were not added: a file's word is not the user's. */
  readonly asks: readonly { readonly name: string; readonly url: string }[]
}

/** Every method of the console: its arguments and what it answers. Listed once; every host walks it. */
export interface ConsoleCalls {
  appInfo: { args: Record<string, never>; result: AppInfo }
  listSites: { args: Record<string, never>; result: readonly SiteState[] }
  addSite: { args: NewSite; result: SiteState }
  changeSite: { args: SiteChange; result: SiteState }
  /** Signs out first. */
  removeSite: { args: { readonly siteId: string }; result: null }
  /** The saved sites as JSON text, without any secret. */
  exportSites: { args: Record<string, never>; result: { readonly document: string } }
  /**
   * Adds the sites of such a document that are not there yet. Whatever else is in it, secrets above all, is never taken,
   * and its certificates are not trusted: that is for the user to do again. So is plain http to another machine: `allowHttp` are
   * the addresses, as `asks` has told them, for which the user has given the word.
   */
  importSites: {
    args: { readonly document: string; readonly allowHttp?: readonly string[] }
    result: SitesImport
  }
  /** Asks a URL what it is, without signing in and without leaving a session behind. */
  probeSite: {
    args: { readonly url: string; readonly allowHttp?: boolean; readonly trustFingerprint?: string }
    result: Probe
  }
  /** Shakes hands, reads the certificate without believing it, and hangs up without having sent anything. */
  readCertificate: { args: { readonly url: string }; result: CertificateInfo }
  /**
   * From now on this site is spoken to if it shows this certificate, and only then. It is read again: another one than the
   * user has seen is refused.
   */
  trustCertificate: { args: { readonly siteId: string; readonly fingerprint: string }; result: SiteState }
  /**
   * Demo sites sign in without a password. `code` answers `codeNeeded`. `enterFull` is the user's word that the password is
   * right, so that the way past the sessions limit may be used (a failure with `wayIn`). `remember` keeps the password in
   * the keychain once it was right. A kept session is taken up again instead of making a new one. Reads the sessions, too.
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
  /** Takes the password out of the keychain, and the second factor's trust. */
  forgetPassword: { args: { readonly siteId: string }; result: SiteState }
  signOut: { args: { readonly siteId: string }; result: SiteState }
  readNow: { args: { readonly siteId: string }; result: SiteState }
  readSessions: { args: { readonly siteId: string }; result: SessionList }
  /** The site in view is read more often than the others; null: none. */
  viewSite: { args: { readonly siteId: string | null }; result: null }
  /**
   * Freezes what the rule chooses, less the own session, expired ones, exempt ones and those not listed; says of each why.
   * Sends nothing. `leavesAfter`: the console is closed right after the kill, so that room is made by its own slot, too,
   * unless it keeps its seat.
   */
  previewKill: {
    args: { readonly siteId: string; readonly rule: KillRule; readonly leavesAfter?: boolean }
    result: KillPlan
  }
  /** What is left of an interrupted run, held against a fresh list: a plan to go on with. Its site has to be signed in. */
  previewResume: { args: { readonly runId: string }; result: KillPlan }
  /**
   * Starts previewed plans, each once, of different sites side by side. `typedNumber` (of all victims) where one of them asks
   * for it, or there are several. Nothing is sent before `countdownSeconds` (5 by default) have passed. Answers at once;
   * events tell the rest.
   */
  startKill: {
    args: {
      readonly planIds: readonly string[]
      readonly typedNumber?: number
      readonly countdownSeconds?: number
    }
    result: readonly KillRun[]
  }
  /** Takes effect within one request. */
  cancelKill: { args: { readonly runId: string }; result: KillRun }
  pauseKill: { args: { readonly runId: string }; result: KillRun }
  /** Goes on after a pause; in the countdown: at once. */
  continueKill: { args: { readonly runId: string }; result: KillRun }
  killRun: { args: { readonly runId: string }; result: KillRun }
  /** Those under way, and of each site the last one that has ended: for a window that was loaded anew. */
  killRuns: { args: Record<string, never>; result: readonly KillRun[] }
  interruptedRuns: { args: Record<string, never>; result: readonly InterruptedRun[] }
  /** Gives an interrupted run up: its journal is removed, the audit log says so. */
  dropInterrupted: { args: { readonly runId: string }; result: null }
  /**
   * While one bad session hides the table: ends this one, known from an earlier list, and reads again. Nothing tells beforehand
   * whether it is the bad one, nor whether somebody works with it.
   */
  endHidden: { args: { readonly siteId: string; readonly ref: string }; result: SessionOutcome }
  /**
   * While one bad session hides the table: what is known that helps. `suspects` are refs of the last rows whose user is no
   * user of the site any more; `lines` is what the server's administrator can run.
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
  /** The whole audit log, verified. */
  readAudit: { args: Record<string, never>; result: AuditLog }
}

export type ConsoleMethod = keyof ConsoleCalls

/** What the core tells by itself. */
export type ConsoleEvent =
  | { readonly type: 'site'; readonly site: SiteState }
  | { readonly type: 'siteRemoved'; readonly siteId: string }
  | { readonly type: 'sessions'; readonly delta: SessionDelta }
  | { readonly type: 'killRun'; readonly run: KillRun }
  | { readonly type: 'interruptedRuns'; readonly runs: readonly InterruptedRun[] }
  | { readonly type: 'exemptions'; readonly exemptions: readonly Exemption[] }
  /** A sentence about the console itself, such as who keeps it waiting. */
  | { readonly type: 'notice'; readonly text: string }
  /** A site was removed, or became another one, and nobody could make sure of the sign-out: one session of ours may be left there. */
  | { readonly type: 'sessionLeft'; readonly siteName: string }

type Unsubscribe = () => void

/** The console, as every host offers it and every view uses it. Expected failures are values; only a broken bridge or a refused schema rejects. */
export type ConsoleApi = {
  readonly [M in ConsoleMethod]: (args: ConsoleCalls[M]['args']) => Promise<Result<ConsoleCalls[M]['result']>>
} & {
  readonly subscribe: (listener: (event: ConsoleEvent) => void) => Unsubscribe
}
