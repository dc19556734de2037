import type { SortColumn } from '../../../contract/session-view.ts'

/** In the order of the screen. */
export const columns: readonly SortColumn[] = [
  'user',
  'lastActivity',
  'idle',
  'ip',
  'expires',
  'state',
  'key',
]

/** Pixels. The style sheet has the same figures. */
export const rowHeight = 34
export const headHeight = 33
export const barHeight = 76

/** The index of the row that holds an element, or null. */
export function indexOf(element: HTMLElement): number | null {
  const index = element.closest<HTMLElement>('[data-index]')?.dataset['index']
  return index === undefined ? null : Number(index)
}

export const rowElement = (scroller: HTMLElement | null, index: number): HTMLElement | null =>
  scroller?.querySelector<HTMLElement>(`[data-index="${String(index)}"]`) ?? null

/** Whether an element holds the focus. */
export const takesKeys = (element: HTMLElement | null): boolean =>
  element?.contains(document.activeElement) ?? false

/** What the user has marked with the mouse. */
export const markedText = (): string => window.getSelection()?.toString() ?? ''
