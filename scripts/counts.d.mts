export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}
export function vitestCounts(file: string, exitCode: number): Counts
export function playwrightCounts(file: string, exitCode: number): Counts
export function summary(all: readonly Counts[]): string
