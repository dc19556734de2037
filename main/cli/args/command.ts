import type { KillRule, SessionFilter } from '../../../contract/rule.ts'
import type { Bounds } from '../../../core/domain/fill-level.ts'
import type { Query } from '../../../core/domain/query/table.ts'
import type { PasswordSource } from '../given-password.ts'

/** Which site, and which account. */
export interface SiteChoice {
  /** A saved name or a URL. */
  readonly site: string
  readonly user: string | null
  readonly allowHttp: boolean
  /** The way into a full site may be used without asking. */
  readonly enterFull: boolean
  /** Missing: from the environment, or from a question. */
  readonly passwordFrom?: PasswordSource
}

export interface ListCommand {
  readonly name: 'list'
  readonly choice: SiteChoice
  readonly filter: SessionFilter
  readonly expired: boolean
}

export interface SummaryCommand {
  readonly name: 'summary'
  readonly choice: SiteChoice
  /** Missing: no check for a monitoring system. */
  readonly bounds?: Bounds
}

export interface KillCommand {
  readonly name: 'kill'
  readonly choice: SiteChoice
  /** resume: what remains of an interrupted run of this site. */
  readonly rule: KillRule | 'resume'
  /** ask: on a terminal only. */
  readonly confirm: 'dryRun' | 'yes' | 'ask'
  /** Where the report goes, .csv or .json. Null: no report. */
  readonly report: string | null
}

/** Drops an interrupted run of this site. */
export interface DropCommand {
  readonly name: 'drop'
  readonly choice: SiteChoice
}

export interface AuditCommand {
  readonly name: 'audit'
  /** Only checks whether the log is whole. */
  readonly verify: boolean
}

export interface SitesAddCommand {
  readonly name: 'sites add'
  readonly siteName: string
  readonly url: string
  readonly user: string
  readonly danglingAfterMs: number | null
  readonly onNowMs: number | null
  readonly tags: readonly string[]
  readonly folder: string | null
  readonly sessionsLimit: number | null
  readonly allowHttp: boolean
}

export interface SitesChangeCommand {
  readonly name: 'sites change'
  readonly siteName: string
  readonly changes: {
    /** Tags to add, and to remove. */
    readonly tag?: readonly string[]
    readonly untag?: readonly string[]
    /** Null: none. */
    readonly folder?: string | null
    readonly sessionsLimit?: number | null
    readonly danglingAfterMs?: number
    readonly onNowMs?: number
    readonly signsItselfIn?: boolean
  }
}

/** Reads and judges all saved sites that match. */
export interface FleetCommand {
  readonly name: 'fleet'
  readonly query: Query
  readonly format: 'table' | 'prometheus'
  readonly passwordFrom?: PasswordSource
}

/** A line for each change of a site's verdict. */
export interface WatchCommand {
  readonly name: 'watch'
  /** Null: all saved sites that match. */
  readonly choice: SiteChoice | null
  readonly query: Query
  /** Each line is a JSON document. */
  readonly json: boolean
  readonly passwordFrom?: PasswordSource
}

export interface SitesSignInCommand {
  readonly name: 'sites sign-in'
  readonly query: Query
  readonly passwordFrom?: PasswordSource
}

export interface SitesImportCommand {
  readonly name: 'sites import'
  readonly file: string
  /** Who signs in where the list names nobody. */
  readonly user: string | null
  /** The user's word for plain http. */
  readonly allowHttp: boolean
  /** ask: on a terminal only. */
  readonly confirm: 'dryRun' | 'yes' | 'ask'
}

export interface SitesExportCommand {
  readonly name: 'sites export'
  /** Null: stdout. */
  readonly file: string | null
  readonly csv: boolean
}

/** What the user asked for, checked as far as words alone allow. */
export type Command =
  | ListCommand
  | SummaryCommand
  | FleetCommand
  | WatchCommand
  | KillCommand
  | DropCommand
  | { readonly name: 'sites list' }
  | { readonly name: 'sites test'; readonly siteName: string; readonly passwordFrom?: PasswordSource }
  | { readonly name: 'sites remove'; readonly siteName: string }
  | SitesAddCommand
  | SitesChangeCommand
  | SitesSignInCommand
  | SitesImportCommand
  | SitesExportCommand
  | AuditCommand
  | { readonly name: 'diagnose' }
  | { readonly name: 'demo'; readonly options: readonly string[] }

export type Parsed =
  | { readonly kind: 'command'; readonly command: Command }
  /** Help or version: for stdout. */
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'usage'; readonly hint: string }
