import type { Output } from '../shared/watched-output.ts'

/** One line that is overwritten. Nothing if nobody is looking. */
export interface Progress {
  show(text: string): void
  clear(): void
}

export function createProgress(stderr: Output): Progress {
  let shown = false
  return {
    show(text) {
      if (!stderr.tty) return
      stderr.write(`\r\u001b[K${text}`)
      shown = true
    },
    clear() {
      if (shown) stderr.write('\r\u001b[K')
      shown = false
    },
  }
}
