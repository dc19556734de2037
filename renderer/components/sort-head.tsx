import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

interface SortHeadProps {
  readonly className: string
  readonly testId: string
  readonly title?: string
  readonly children: ReactNode
  /** How the table is sorted by this column. */
  readonly sorted: 'ascending' | 'descending' | 'none'
  readonly onSort: () => void
}

/** The head of a column by which a table can be sorted. */
export function SortHead({ className, testId, title, children, sorted, onSort }: SortHeadProps): ReactNode {
  return (
    <span role="columnheader" className={className} aria-sort={sorted}>
      <button
        type="button"
        className={sorted === 'none' ? '' : 'sorted'}
        title={title}
        data-testid={testId}
        onClick={onSort}
      >
        {children}
        {sorted !== 'none' && (
          <span className={sorted === 'ascending' ? '' : 'turned'}>
            <Icon name="up" />
          </span>
        )}
      </button>
    </span>
  )
}
