import type { ExitCode } from './exit-codes.ts'
import type { Paint } from './output/colour.ts'

/** What a command says at its end, to a script or to a person. Before that, nothing is written to stdout. */
export interface Answer {
  readonly exitCode: ExitCode
  readonly json: object
  readonly text: (paint: Paint) => readonly string[]
  /** Lines for stderr, of a failure that came with a result. */
  readonly complaint?: readonly string[]
}
