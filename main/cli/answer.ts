import type { ExitCode } from './exit-codes.ts'
import type { Paint } from './output/colour.ts'

/** What a command has to say at its end, to a script or to a person. Nothing is written to stdout before. */
export interface Answer {
  readonly exitCode: ExitCode
  readonly json: object
  readonly text: (paint: Paint) => readonly string[]
  /** Lines for stderr, of a failure that came with a result. */
  readonly complaint?: readonly string[]
}
