const key = 'countdown'

/** Seconds between the yes and the first request, in which it can be taken back. */
const seconds = 5

/** Whether the user wants it; it is on until switched off. Storage that is barred counts as no choice. */
export function readCountdown(): boolean {
  try {
    return localStorage.getItem(key) !== 'off'
  } catch {
    return true
  }
}

export function keepCountdown(on: boolean): void {
  try {
    localStorage.setItem(key, on ? 'on' : 'off')
  } catch {
    // Without storage it stays on.
  }
}

export const countdownSeconds = (): number => (readCountdown() ? seconds : 0)
