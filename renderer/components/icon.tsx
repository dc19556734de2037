import type { ReactNode } from 'react'

const paths = {
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.4 10.4 14 14',
  refresh: 'M13 8a5 5 0 1 1-1.5-3.6M13 2.2v2.9h-2.9',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  plus: 'M8 3v10M3 8h10',
  check: 'M3.5 8.4 6.6 11.5 12.5 5',
  dash: 'M4 8h8',
  down: 'M4.5 6.5 8 10l3.5-3.5',
  right: 'M6.5 4.5 10 8l-3.5 3.5',
  up: 'M8 12.5v-9M4.5 7 8 3.5 11.5 7',
  close: 'M4 4l8 8M12 4l-8 8',
  warning: 'M8 2.2 14.4 13.4H1.6ZM8 6.4v3.2M8 11.6h.01',
  info: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 7.2v3.6M8 5h.01',
  lock: 'M4 7.5h8v6H4ZM5.7 7.5V5.3a2.3 2.3 0 0 1 4.6 0v2.2',
  settings:
    'M2.5 5h3M9.5 5h4M7.5 3a2 2 0 1 0 0 4 2 2 0 0 0 0-4M2.5 11h4M10.5 11h3M8.5 9a2 2 0 1 0 0 4 2 2 0 0 0 0-4',
  pin: 'M8 9.6V14M5 2.5h6M6 2.5v3.2L4.2 9.4h7.6L10 5.7V2.5',
  log: 'M4 2.5h8v11H4ZM6.4 5.5h3.2M6.4 8h3.2M6.4 10.5h1.8',
  // A globe, which everybody understands in each language.
  language: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M2 8h12M8 2c-4.4 3.8-4.4 8.2 0 12M8 2c4.4 3.8 4.4 8.2 0 12',
  grid: 'M2.5 3.5h11v9h-11ZM2.5 6.6h11M6.4 6.6v5.9',
  bell: 'M4 11.5V7a4 4 0 0 1 8 0v4.5l1 1H3ZM6.8 14h2.4',
  pause: 'M6 4v8M10 4v8',
} as const

export type IconName = keyof typeof paths

/** A line icon of 16 pixels. A word is always next to it, so the icon itself says nothing. */
export function Icon({ name }: { name: IconName }): ReactNode {
  return (
    <svg className={`icon icon-${name}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}

/** The console's mark: a table with one row that needs attention. */
export function Mark(): ReactNode {
  return (
    <svg className="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <rect className="mark-plate" x="1.5" y="3" width="21" height="18" rx="5" />
      <path className="mark-rows" d="M6 8.6h8M6 12h5M6 15.4h3.4" />
      <circle className="mark-dot" cx="16.6" cy="14.4" r="2.9" />
    </svg>
  )
}
