export { killAll, killBy, must, startConsole as benchConsole } from '../support/console.ts'

export const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
