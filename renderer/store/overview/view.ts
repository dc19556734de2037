import { emptySelection, type Selection } from '../selection-logic.ts'

/** What the overview can be sorted by. `verdict`: the worst first. `age`: of the figures. */
export type OverviewColumn = 'site' | 'verdict' | 'live' | 'dangling' | 'onNow' | 'today' | 'age' | 'tags'

export interface OverviewOrder {
  readonly column: OverviewColumn
  /** From the other end. What a column begins with is in `rows.ts`. */
  readonly turned: boolean
}

/** How the user looks at all sites. */
export interface OverviewView {
  readonly order: OverviewOrder
  /** The query as it is typed. */
  readonly query: string
  /** The last query without a fault: it decides which sites are shown. */
  readonly filter: string
  /** The chosen sites, by their ids. */
  readonly selection: Selection
  /** The site that the keyboard is on. It has the focus again when the overview comes back. */
  readonly focus: string | null
}

export const defaultOverview: OverviewView = {
  order: { column: 'verdict', turned: false },
  query: '',
  filter: '',
  selection: emptySelection,
  focus: null,
}

/** The same column once more turns the order. */
export const nextOverviewOrder = (order: OverviewOrder, column: OverviewColumn): OverviewOrder => ({
  column,
  turned: order.column === column && !order.turned,
})
