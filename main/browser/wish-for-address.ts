import { readFileSync } from 'node:fs'

/**
 * Whether the process owns its terminal, by Linux' `/proc/self/stat`. The system stops a background process
 * that reads from its terminal (SIGTTIN).
 */
export function inForeground(stat: string): boolean {
  // The program's name, in brackets, may hold anything. The fields that count come after it.
  const [, , group, , , foreground] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return foreground === '-1' || foreground === group
}

function mayRead(): boolean {
  try {
    return inForeground(readFileSync('/proc/self/stat', 'utf8'))
  } catch {
    return true // no Linux
  }
}

/** Calls back when somebody presses Enter where the host was started, or sends it SIGUSR2. */
export function onWishForAddress(wished: () => void): void {
  const { stdin } = process
  stdin.on('error', () => undefined)
  stdin.on('data', (typed: Buffer) => {
    if (typed.includes('\n')) wished()
  })
  const listen = (): void => void (mayRead() ? stdin.resume() : stdin.pause())
  listen()
  if (process.platform === 'win32') return
  // Sent into the background, or taken back to the front.
  process.on('SIGCONT', listen)
  process.on('SIGUSR2', wished)
}
