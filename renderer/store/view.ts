import type { KeptView } from '../../contract/session-view.ts'
import { defaultOrder } from '../../core/domain/order.ts'

export type { StateFilter, UserFilter } from '../../contract/session-view.ts'

/** How the user looks at the table of one site. */
export interface View extends KeptView {
  readonly search: string
  /** Keys of the folded groups. */
  readonly folded: ReadonlySet<string>
  /** The row to scroll into view. A new object does it again. */
  readonly reveal: { readonly key: string } | null
}

export const defaultView: View = {
  order: defaultOrder,
  second: null,
  group: null,
  state: 'live',
  idleAtLeastMs: null,
  user: { kind: 'all' },
  search: '',
  folded: new Set(),
  reveal: null,
}

export function isFiltered(view: View): boolean {
  return (
    view.state !== 'live' ||
    view.idleAtLeastMs !== null ||
    view.user.kind !== 'all' ||
    view.search.trim() !== ''
  )
}
