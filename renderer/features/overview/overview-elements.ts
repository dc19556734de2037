import type { OverviewColumn } from '../../store/overview/view.ts'

/** Pixels. The style sheet has the same figures. */
export const rowHeight = 46
export const headHeight = 36
export const barHeight = 76

/** In the order of the screen. */
export const columns: readonly OverviewColumn[] = [
  'site',
  'verdict',
  'live',
  'dangling',
  'onNow',
  'today',
  'age',
  'tags',
]

/** The keyboard goes on in the table, where it was last. */
export function focusSites(): void {
  document.querySelector<HTMLElement>('#sites [role="row"][tabindex="0"]')?.focus()
}
