/** What a key means in the table of sites. Pure, so that it can be tested without a browser. */
export type OverviewCommand =
  | { readonly kind: 'move'; readonly index: number; readonly extend: boolean }
  | { readonly kind: 'open' }
  | { readonly kind: 'toggle' }
  | { readonly kind: 'extend' }
  | { readonly kind: 'selectAll' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'kill' }

export interface OverviewKey {
  readonly key: string
  readonly shiftKey: boolean
  /** Ctrl, or Cmd on a Mac. */
  readonly mod: boolean
}

/** `page`: how many rows one page has. */
export function overviewCommand(
  { key, shiftKey, mod }: OverviewKey,
  { rows, index, page }: { readonly rows: number; readonly index: number; readonly page: number },
): OverviewCommand | null {
  const last = rows - 1
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: last,
  }
  const to = mod && key !== 'Home' && key !== 'End' ? undefined : steps[key]
  if (to !== undefined) return { kind: 'move', index: Math.max(0, Math.min(last, to)), extend: shiftKey }
  if (mod) return key.toLowerCase() === 'a' ? { kind: 'selectAll' } : null
  switch (key) {
    case 'Enter':
      return { kind: 'open' }
    case ' ':
      return shiftKey ? { kind: 'extend' } : { kind: 'toggle' }
    case 'Escape':
      return { kind: 'clear' }
    case 'Delete':
      return { kind: 'kill' }
    default:
      return null
  }
}
