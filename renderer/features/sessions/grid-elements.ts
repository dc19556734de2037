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
