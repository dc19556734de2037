import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

interface SortHeadProps {
  readonly className: string
  readonly testId: string
  readonly title?: string
  readonly children: ReactNode
  /** How the table is sorted by this column. */
  readonly sorted: 'ascending' | 'descending' | 'none'
  /** Which of two columns it is by which the table is sorted. */
  readonly place?: { readonly number: 1 | 2; readonly words: string } | null
  /** `adding`: Shift was held. */
  readonly onSort: (adding: boolean) => void
}

/** The head of a column by which a table can be sorted. */
export function SortHead(props: SortHeadProps): ReactNode {
  const { className, testId, title, children, sorted, place, onSort } = props
  return (
    <span role="columnheader" className={className} aria-sort={sorted}>
      <button
        type="button"
        className={sorted === 'none' ? '' : 'sorted'}
        title={title}
        data-testid={testId}
        onClick={(event) => onSort(event.shiftKey)}
      >
        {children}
        {sorted !== 'none' && (
          <span className={sorted === 'ascending' ? '' : 'turned'}>
            <Icon name="up" />
          </span>
        )}
        {place && (
          <>
            <span className="sort-place" aria-hidden="true">
              {place.number}
            </span>
            <span className="visually-hidden">{place.words}</span>
          </>
        )}
      </button>
    </span>
  )
}
