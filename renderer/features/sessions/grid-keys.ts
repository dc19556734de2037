import type { Row } from '../../store/rows.ts'

/** What a key means in the table. Pure, so that it can be tested without a browser. */
export type GridCommand =
  | { readonly kind: 'move'; readonly index: number; readonly extend: boolean }
  | { readonly kind: 'toggle' }
  | { readonly kind: 'extend' }
  | { readonly kind: 'fold'; readonly folded: boolean }
  | { readonly kind: 'selectAll' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'kill' }
  | { readonly kind: 'copy' }

export interface GridKey {
  readonly key: string
  readonly shiftKey: boolean
  /** Ctrl, or Cmd on a Mac. */
  readonly mod: boolean
}

export function gridCommand(
  press: GridKey,
  rows: readonly Row[],
  index: number,
  page: number,
): GridCommand | null {
  const last = rows.length - 1
  const move = (to: number): GridCommand => ({
    kind: 'move',
    index: Math.max(0, Math.min(last, to)),
    extend: press.shiftKey,
  })
  const row = rows[index]
  if (press.mod) {
    if (press.key.toLowerCase() === 'a') return { kind: 'selectAll' }
    if (press.key.toLowerCase() === 'c' && !press.shiftKey) return { kind: 'copy' }
    if (press.key === 'Home') return move(0)
    if (press.key === 'End') return move(last)
    return null
  }
  switch (press.key) {
    case 'ArrowDown':
      return move(index + 1)
    case 'ArrowUp':
      return move(index - 1)
    case 'PageDown':
      return move(index + page)
    case 'PageUp':
      return move(index - page)
    case 'Home':
      return move(0)
    case 'End':
      return move(last)
    case 'ArrowLeft':
      return row?.kind === 'group' ? { kind: 'fold', folded: true } : null
    case 'ArrowRight':
      return row?.kind === 'group' ? { kind: 'fold', folded: false } : null
    case 'Enter':
      return row?.kind === 'group' ? { kind: 'fold', folded: !row.folded } : null
    case ' ':
      return press.shiftKey ? { kind: 'extend' } : { kind: 'toggle' }
    case 'Escape':
      return { kind: 'clear' }
    case 'Delete':
      return { kind: 'kill' }
    default:
      return null
  }
}
