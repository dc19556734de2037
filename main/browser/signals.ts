const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** One Ctrl-C may arrive twice: from the terminal and from the script that started us. Milliseconds. */
const sameMs = 1_000

/**
 * Resolves at the first signal to quit. From then on signing out is under way: a further one is answered in words,
 * and the one after that ends the process at once.
 */
export function untilSignal(tell: (line: string) => void): Promise<void> {
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
        tell('Still signing out. Once more quits at once, and may leave a session behind on a site.')
      } else if (warned) process.exit(130)
    }
    for (const signal of signals) process.on(signal, onSignal)
  })
}
