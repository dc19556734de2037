import type { Output } from '../shared/watched-output.ts'
import type { ConsoleApi } from '../../contract/console-api.ts'
import type { Result } from '../../contract/failure.ts'
import type { Clock } from '../../core/ports.ts'
import type { Secrets } from '../shared/environment.ts'
import type { Interruption } from './interruption.ts'
import type { Terminal } from './prompt.ts'
import type { ReportFiles } from './report-file.ts'

/** The console, and its end: signs out everywhere and names the sites where one session may be left. */
export interface OpenConsole {
  readonly api: ConsoleApi
  close(): Promise<{ readonly leftBehind: readonly string[] }>
  /** From now on no line of the log holds this text. */
  hide(secret: string): void
}

/** Everything that the terminal's commands touch outside themselves. Tests give their own. */
export interface World {
  readonly version: string
  readonly clock: Clock
  readonly stdout: Output
  readonly stderr: Output
  /** Aborts when nobody reads stdout any more. */
  readonly readerGone?: AbortSignal
  /** Null: nobody to ask. */
  readonly terminal: Terminal | null
  readonly secrets: Secrets
  readonly interruption: Interruption
  readonly reports: ReportFiles
  /** Colour may be used on stdout (NO_COLOR is not set). */
  readonly colour: boolean
  openConsole(): Promise<Result<OpenConsole>>
}
