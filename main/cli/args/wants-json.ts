/** Whether the answer has to be JSON, also when the rest of the line makes no sense. */
export function wantsJson(argv: readonly string[]): boolean {
  return argv[0] !== 'demo' && argv.includes('--json')
}
