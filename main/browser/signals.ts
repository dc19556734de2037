import { say } from '../../words/say.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * One Ctrl-C may arrive twice within this time: from the terminal and from the script that started us.
 * Milliseconds.
 */
const sameMs = 1_000

/**
 * Resolves at the first signal to quit. From then on the console is signing out. A second signal gets an
 * answer in words, and the third ends the process at once.
 */
export function untilSignal(printLine: (line: string) => void): Promise<void> {
  return new Promise((resolve) => {
    let first: number | null = null
    let warned = false
    const onSignal = (): void => {
      const now = Date.now()
      if (first === null) {
        first = now
        resolve()
      } else if (now - first > sameMs && !warned) {
        warned = true
        printLine(
          say('Still signing out. Once more quits at once, and may leave a session behind on a site.'),
        )
      } else if (warned) process.exit(130)
    }
    for (const signal of signals) process.on(signal, onSignal)
  })
}
