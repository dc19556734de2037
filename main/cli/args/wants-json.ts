import { withoutLanguage } from './language.ts'

/** Whether the command is `demo`, which has its own options. */
export function wantsDemo(argv: readonly string[]): boolean {
  return withoutLanguage(argv)[0] === 'demo'
}

/** Whether the answer has to be JSON, also if the rest of the line is wrong. */
export function wantsJson(argv: readonly string[]): boolean {
  return !wantsDemo(argv) && argv.includes('--json')
}
