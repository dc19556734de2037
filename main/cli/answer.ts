import type { ExitCode } from './exit-codes.ts'
import type { Paint } from './output/colour.ts'

/** What a command says at its end, to a script or to a person. Only `watch` writes before. */
export interface Answer {
  readonly exitCode: ExitCode
  /** Null: everything was written before. */
  readonly json: object | null
  readonly text: (paint: Paint) => readonly string[]
  /** Lines for stderr, of a failure that came with a result. */
  readonly complaint?: readonly string[]
}
